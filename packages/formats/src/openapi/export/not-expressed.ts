import type { Project } from '@gatewright/definition'
import { warn } from './export-context.ts'
import type { NotExpressed } from './export-options.ts'

/** What of a project no OpenAPI document holds, apart from losses inside the definition. */
export function notExpressedOf({ definition, stages, account, backends }: Project): NotExpressed[] {
  const list: NotExpressed[] = []
  const stageNames = Object.keys(stages)
  if (stageNames.length > 0) warn(list, ['stages'], `Stages and their variables and settings: ${stageNames.join(', ')}`)
  const plans = Object.values(account.usagePlans).map((plan) => plan.name)
  if (plans.length > 0) warn(list, ['account', 'usagePlans'], `Usage plans and API keys: ${plans.join(', ')}`)
  const domains = Object.keys(account.domainNames)
  if (domains.length > 0) warn(list, ['account', 'domainNames'], `Custom domain names: ${domains.join(', ')}`)
  const functions = Object.keys(backends.functions)
  if (functions.length > 0)
    warn(list, ['backends', 'functions'], `The code of ${functions.length} functions: the document names them only`)
  if (definition.kind !== 'REST') return list
  const types = definition.endpointConfiguration.types.join(', ')
  if (types !== 'EDGE')
    warn(
      list,
      ['definition', 'endpointConfiguration'],
      `Endpoint type ${types}: API Gateway takes it as the import parameter endpointConfigurationTypes`,
    )
  if (Object.keys(definition.tags).length > 0) warn(list, ['definition', 'tags'], 'Tags of the API')
  return list
}
