import { Compile, parse } from 'velocityjs'

/** A template that velocityjs has parsed, for many renderings. */
export type VelocityJsTemplate = { render(context: Record<string, unknown>): string }

/** Parses with velocityjs: the reference of the bench. */
export function parseWithVelocityJs(source: string): VelocityJsTemplate {
  const tree = parse(source)
  return { render: (context) => new Compile(tree).render(context) }
}
