import { backendOf, type Integration, type NodeId } from '@gatewright/definition'

export type BackendKind = 'function' | 'http' | 'aws' | 'mock' | 'vpcLink'

/** What an integration ends at, as one node of the canvas that all methods on it share. */
export type BackendNode = { id: NodeId; kind: BackendKind; key: string; name: string; detail: string }

/** The node that an integration ends at, or undefined while its address has no known form. */
export function backendNodeOf(integration: Integration): BackendNode | undefined {
  if (integration.connectionType === 'VPC_LINK') {
    const link = integration.connectionId ?? ''
    return {
      id: `vpcLink:${link}`,
      kind: 'vpcLink',
      key: link,
      name: link === '' ? 'no link chosen' : link,
      detail: 'VPC link',
    }
  }
  const ref = backendOf(integration)
  switch (ref.type) {
    case 'function':
      return functionNode(ref.name)
    case 'http':
      return httpNode(ref.origin)
    case 'aws':
      return awsNode(ref.key)
    case 'mock':
      return { id: 'mock:', kind: 'mock', key: '', name: 'Mock', detail: 'Answers by itself' }
    case 'none':
      return undefined
  }
}

/** The node of a Lambda function. */
export function functionNode(name: string): BackendNode {
  return { id: `function:${name}`, kind: 'function', key: name, name, detail: 'Lambda function' }
}

/** The node of an HTTP endpoint; its key is the origin, its name the host. */
export function httpNode(origin: string): BackendNode {
  return {
    id: `http:${origin}`,
    kind: 'http',
    key: origin,
    name: origin.replace(/^https?:\/\//, ''),
    detail: 'HTTP endpoint',
  }
}

const services: Record<string, string> = {
  dynamodb: 'DynamoDB',
  sqs: 'SQS',
  sns: 'SNS',
  s3: 'S3',
  states: 'Step Functions',
  events: 'EventBridge',
  kinesis: 'Kinesis',
  firehose: 'Firehose',
  lambda: 'Lambda',
}

/** The node of an AWS service action; its key is `<service>:<action or path>`. */
export function awsNode(key: string): BackendNode {
  const colon = key.indexOf(':')
  const service = key.slice(0, colon)
  const operation = key.slice(colon + 1)
  return {
    id: `aws:${key}`,
    kind: 'aws',
    key,
    name: operation === '' ? service : operation,
    detail: services[service] ?? service,
  }
}

/** What stands on the pill of an integration. */
export function integrationLabel(integration: Integration): string {
  if (integration.connectionType === 'VPC_LINK')
    return integration.type === 'HTTP_PROXY' ? 'VPC link proxy' : 'VPC link'
  switch (integration.type) {
    case 'AWS_PROXY':
      return 'Lambda proxy'
    case 'HTTP_PROXY':
      return 'HTTP proxy'
    case 'HTTP':
      return 'HTTP'
    case 'MOCK':
      return 'Mock'
    case 'AWS':
      return backendOf(integration).type === 'function' ? 'Lambda' : 'AWS service'
  }
}
