import type { HostObject, JavaValue } from './java/value.ts'
import { type MacroFrame, type Render, type RenderState, StopSignal } from './runtime.ts'

/** What `#define` assigns, and `$bodyContent`: a block that is rendered anew wherever it is printed. */
export class BlockValue implements HostObject {
  readonly hostName = '#define block'
  #running = 0

  constructor(
    private readonly state: RenderState,
    private readonly body: Render,
    private readonly levels: number,
    private readonly deepest: number,
    /** The macro call it was made in. */
    private readonly frame: MacroFrame | null,
  ) {}

  /** Renders into the output; false when it is already running as deep as it may. */
  render(state: RenderState): boolean {
    if (this.#running >= this.deepest) return false
    this.#running++
    try {
      state.nested(this.levels, this.body)
    } catch (error) {
      if (!(error instanceof StopSignal) || error.target !== 'nearest') throw error
    }
    this.#running--
    return true
  }

  /** The rendered text; null when it is already running as deep as it may. */
  text(): string | null {
    let rendered = false
    const text = this.state.inFrame(this.frame, (state) =>
      state.capture(() => {
        rendered = this.render(state)
      }),
    )
    return rendered ? text : null
  }

  toJavaString(): string {
    return this.text() ?? 'null'
  }

  getProperty(): undefined {
    return undefined
  }

  callMethod(name: string, args: JavaValue[]): JavaValue | undefined {
    if (name === 'toString' && args.length === 0) return this.text()
    return name === 'equals' && args.length === 1 ? args[0] === this : undefined
  }
}
