import { LimitExceeded, type Meter } from '../limits.ts'
import { JavaException } from './exception.ts'
import { intOf, Methods, type MethodTable, textOf } from './method.ts'
import {
  compileJavaRegex,
  type JavaRegex,
  JavaRegexReplacementError,
  JavaRegexSyntaxError,
  type RegexBudget,
  RegexBudgetExceeded,
  RegexTooComplex,
} from './regex.ts'
import { JavaArray, type JavaValue } from './value.ts'

/** Steps of the matcher for one step of the template. */
const matcherStepsPerStep = 2

function withRegex<T>(
  pattern: string,
  input: string,
  meter: Meter,
  run: (regex: JavaRegex, budget: RegexBudget) => T,
): T {
  return withRegexBudget(pattern.length + input.length, meter, (budget) => run(compileJavaRegex(pattern), budget))
}

/**
 * Runs a regular expression on what the meter has left; its errors become Java's exceptions.
 *
 * @param length of the input and the pattern, which is paid for beforehand
 */
export function withRegexBudget<T>(length: number, meter: Meter, run: (budget: RegexBudget) => T): T {
  meter.spendText(length)
  const remaining = meter.stepsLeft * matcherStepsPerStep
  const budget = { remaining }
  try {
    return run(budget)
  } catch (error) {
    if (error instanceof JavaRegexSyntaxError) throw new JavaException('PatternSyntaxException', error.message)
    if (error instanceof JavaRegexReplacementError) throw new JavaException(error.exception, error.message)
    if (error instanceof RegexTooComplex) throw new JavaException('StackOverflowError', error.message)
    if (error instanceof RegexBudgetExceeded) throw new LimitExceeded('maxSteps', error.message)
    throw error
  } finally {
    meter.spend(Math.max(0, Math.ceil((remaining - Math.max(budget.remaining, 0)) / matcherStepsPerStep)))
  }
}

function replaceAll(text: string, args: JavaValue[], meter: Meter): string {
  const replacement = textOf(args[1])
  const result = withRegex(textOf(args[0]), text, meter, (regex, budget) => regex.replaceAll(text, replacement, budget))
  meter.spendText(result.length)
  return result
}

function replaceFirst(text: string, args: JavaValue[], meter: Meter): string {
  const replacement = textOf(args[1])
  const result = withRegex(textOf(args[0]), text, meter, (regex, budget) =>
    regex.replaceFirst(text, replacement, budget),
  )
  meter.spendText(result.length)
  return result
}

function split(text: string, args: JavaValue[], meter: Meter): JavaArray {
  const limit = args.length > 1 ? intOf(args[1]) : 0
  const parts = withRegex(textOf(args[0]), text, meter, (regex, budget) => regex.split(text, limit, budget))
  return new JavaArray(parts, 'String')
}

/** The methods of java.lang.String that take a regular expression. */
export const regexMethods: MethodTable<string> = new Methods<string>()
  .add('matches', ['String'], (text, [pattern], meter) =>
    withRegex(textOf(pattern), text, meter, (regex, budget) => regex.matches(text, budget)),
  )
  .add('replaceAll', ['String', 'String'], replaceAll)
  .add('replaceFirst', ['String', 'String'], replaceFirst)
  .add('split', ['String'], split)
  .add('split', ['String', 'int'], split)
  .table()
