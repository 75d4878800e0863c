import { compileJavaRegex, JavaRegexSyntaxError, RegexTooComplex } from '@gatewright/vtl'
import type { Rule } from '../rule.ts'

/** Selection patterns are Java regular expressions. */
export const selectionPattern: Rule = {
  name: 'selection-pattern',
  severity: 'error',
  visitors: {
    integrationResponse(response, at, report) {
      if (!response.selectionPattern) return
      try {
        compileJavaRegex(response.selectionPattern)
      } catch (error) {
        if (!(error instanceof JavaRegexSyntaxError || error instanceof RegexTooComplex)) throw error
        report({
          message: `The selection pattern ${response.selectionPattern} is no Java regular expression: ${error.message}`,
          path: [...at.path, 'selectionPattern'],
        })
      }
    },
  },
}
