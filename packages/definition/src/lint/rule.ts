import type { Account } from '../account.ts'
import type { Authorizer } from '../authorizer.ts'
import type { Backends } from '../backend.ts'
import type { GatewayResponse, GatewayResponseType } from '../gateway-response.ts'
import type { Integration, IntegrationResponse } from '../integration.ts'
import type { HttpMethod, Method } from '../method.ts'
import type { Model } from '../model.ts'
import type { Path } from '../path.ts'
import type { Resource } from '../resource.ts'
import type { RestApi } from '../rest-api.ts'
import type { Stage } from '../stage.ts'
import type { Fix, Severity } from './problem.ts'

/** What stands around an API, as far as it is known; rules that need a part of it stay silent without. */
export type Surroundings = { stages?: Record<string, Stage>; account?: Account; backends?: Backends }

export type Report = (found: { message: string; path?: Path; severity?: Severity; fix?: Fix }) => void

/** Where a visitor stands: the API, what surrounds it, and the path of what is visited. */
export type At = { api: RestApi; around: Surroundings; path: Path }
export type AtResource = At & { resourceId: string; resourcePath: string }
export type AtMethod = AtResource & { verb: HttpMethod; method: Method }

type Visit<Subject, Place> = (subject: Subject, at: Place, report: Report) => void

/**
 * One rule: a name, how bad it is, and visitors. A visitor is called once for each thing of its kind; what it reports
 * lies at the thing itself unless it names a deeper path.
 */
export type Rule = {
  name: string
  severity: Severity
  visitors: {
    restApi?: Visit<RestApi, At>
    resource?: Visit<Resource, AtResource>
    method?: Visit<Method, AtMethod>
    integration?: Visit<Integration, AtMethod>
    integrationResponse?: Visit<IntegrationResponse, AtMethod & { integration: Integration; statusCode: string }>
    authorizer?: Visit<Authorizer, At & { authorizerId: string }>
    model?: Visit<Model, At & { modelName: string }>
    gatewayResponse?: Visit<GatewayResponse, At & { responseType: GatewayResponseType }>
    stage?: Visit<Stage, At & { stageName: string }>
    account?: Visit<Account, At>
  }
}
