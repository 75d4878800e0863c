import type { MethodSetting, Stage } from '@gatewright/definition'
import { ownValue } from '../own-value.ts'
import type { CompiledMethod } from './compile-method.ts'

const none: MethodSetting = {}

/** The settings of a method in a stage: its own members before those of the whole stage. */
export function methodSetting(stage: Stage, method: CompiledMethod): MethodSetting {
  const general = ownValue(stage.methodSettings, '*/*')
  const own = ownValue(stage.methodSettings, method.settingsKey)
  if (own === undefined) return general ?? none
  return general === undefined ? own : { ...general, ...own }
}

/** Whether any method of the stage writes an execution log. */
export function logsExecution(stage: Stage): boolean {
  for (const key in stage.methodSettings) {
    const level = stage.methodSettings[key]?.loggingLevel
    if (level !== undefined && level !== 'OFF') return true
  }
  return false
}
