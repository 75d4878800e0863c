import type { JsonObject } from '@gatewright/definition'
import { present, type QueryNode, queryList, queryText } from '../protocol/query-parameters.ts'
import type { QueryAction, QueryService } from '../protocol/query-service.ts'
import type { XmlTree } from '../protocol/xml.ts'
import { readObjects, readText } from '../read-input.ts'
import { publish, publishBatch, type SnsStates } from './publish.ts'
import { createTopic, deleteTopic, listTopics, subscribe, unsubscribe } from './topic-actions.ts'

const texts =
  (...names: string[]) =>
  (node: QueryNode): JsonObject =>
    present(Object.fromEntries(names.map((name) => [name, queryText(node, name)]))) as JsonObject

/** A map as `MessageAttributes.entry.1.Name` and `.Value.…`, or its variant with a plain value. */
function messageAttributes(node: QueryNode): JsonObject {
  const entries = queryList(node, 'MessageAttributes').map((entry) => {
    const value: QueryNode = entry.children.get('Value') ?? { children: new Map() }
    const name = queryText(entry, 'Name') ?? queryText(entry, 'key') ?? ''
    return [name, texts('DataType', 'StringValue', 'BinaryValue')(value)] as const
  })
  return entries.length === 0 ? {} : { MessageAttributes: Object.fromEntries(entries) }
}

function settings(node: QueryNode): JsonObject {
  const entries = queryList(node, 'Attributes').map((entry) => [
    queryText(entry, 'key') ?? '',
    queryText(entry, 'value') ?? '',
  ])
  return entries.length === 0 ? {} : { Attributes: Object.fromEntries(entries) }
}

const message = (node: QueryNode): JsonObject => ({
  ...texts(
    'Id',
    'TopicArn',
    'TargetArn',
    'PhoneNumber',
    'Message',
    'Subject',
    'MessageStructure',
    'MessageGroupId',
    'MessageDeduplicationId',
  )(node),
  ...messageAttributes(node),
})

const nothing = () => undefined
const one = (name: string): QueryAction<SnsStates>['output'] => {
  return (output) => {
    const tree = { [name]: readText(output, name) ?? null }
    return { xml: tree, json: tree }
  }
}
const list = (output: JsonObject, name: string): JsonObject[] => [...(readObjects(output, name) ?? [])]
const members = (entries: readonly JsonObject[]): XmlTree => ({ member: entries as readonly XmlTree[] })

/** SNS, as far as it is simulated (SNS API reference, version 2010-03-31). */
export const sns: QueryService<SnsStates> = {
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  actions: {
    Publish: {
      run: publish,
      input: message,
      output: (output) => {
        const MessageId = readText(output, 'MessageId') ?? null
        return { xml: { MessageId }, json: { MessageId, SequenceNumber: null } }
      },
    },
    PublishBatch: {
      run: publishBatch,
      input: (node) => ({
        ...texts('TopicArn')(node),
        PublishBatchRequestEntries: queryList(node, 'PublishBatchRequestEntries').map(message),
      }),
      output: (output) => {
        const [Successful, Failed] = [list(output, 'Successful'), list(output, 'Failed')]
        return { xml: { Successful: members(Successful), Failed: members(Failed) }, json: { Successful, Failed } }
      },
    },
    CreateTopic: { run: createTopic, input: texts('Name'), output: one('TopicArn') },
    DeleteTopic: { run: deleteTopic, input: texts('TopicArn'), output: nothing },
    ListTopics: {
      run: listTopics,
      input: () => ({}),
      output: (output) => ({
        xml: { Topics: members(list(output, 'Topics')) },
        json: { NextToken: null, Topics: list(output, 'Topics') },
      }),
    },
    Subscribe: {
      run: subscribe,
      input: (node) => ({ ...texts('TopicArn', 'Protocol', 'Endpoint')(node), ...settings(node) }),
      output: one('SubscriptionArn'),
    },
    Unsubscribe: { run: unsubscribe, input: texts('SubscriptionArn'), output: nothing },
  },
}
