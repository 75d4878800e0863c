/** The actions that are simulated without any reply of the user, by service as integrations name it. */
export const simulatedActions: { readonly [service: string]: readonly string[] } = {
  dynamodb: [
    'BatchGetItem',
    'BatchWriteItem',
    'CreateTable',
    'DeleteItem',
    'DeleteTable',
    'DescribeTable',
    'GetItem',
    'ListTables',
    'PutItem',
    'Query',
    'Scan',
    'TransactGetItems',
    'TransactWriteItems',
    'UpdateItem',
  ],
  events: ['PutEvents'],
  kinesis: ['PutRecord', 'PutRecords'],
  lambda: ['Invoke'],
  s3: [
    'CopyObject',
    'CreateBucket',
    'DeleteBucket',
    'DeleteObject',
    'DeleteObjects',
    'GetObject',
    'HeadBucket',
    'HeadObject',
    'ListBuckets',
    'ListObjects',
    'ListObjectsV2',
    'PutObject',
  ],
  sns: ['CreateTopic', 'DeleteTopic', 'ListTopics', 'Publish', 'PublishBatch', 'Subscribe', 'Unsubscribe'],
  sqs: [
    'ChangeMessageVisibility',
    'CreateQueue',
    'DeleteMessage',
    'DeleteMessageBatch',
    'DeleteQueue',
    'GetQueueAttributes',
    'GetQueueUrl',
    'ListQueues',
    'PurgeQueue',
    'ReceiveMessage',
    'SendMessage',
    'SendMessageBatch',
    'SetQueueAttributes',
  ],
  ssm: ['DeleteParameter', 'GetParameter', 'GetParameters', 'GetParametersByPath', 'PutParameter'],
  states: ['DescribeExecution', 'StartExecution', 'StartSyncExecution'],
}

/** Services that are addressed by path rather than by action, so that a path tells nothing of the action. */
const byPath: ReadonlySet<string> = new Set(['lambda', 's3', 'sqs'])

/** Whether something answers for a backend's key (`dynamodb:PutItem`, `s3:/bucket/key`) although it has no reply. */
export function isSimulated(key: string): boolean {
  const colon = key.indexOf(':')
  const service = key.slice(0, colon)
  const operation = key.slice(colon + 1)
  if (operation.startsWith('/')) return byPath.has(service)
  return Object.hasOwn(simulatedActions, service) && (simulatedActions[service]?.includes(operation) ?? false)
}
