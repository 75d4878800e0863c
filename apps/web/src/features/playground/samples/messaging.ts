import { example } from './template-example.ts'

const event = { type: 'order.placed', id: 'o-1042', total: 63.5 }

/** SQS, SNS, EventBridge, Kinesis and Step Functions. */
export const messagingExamples = [
  example({
    id: 'sqs-send-message',
    title: 'SQS SendMessage',
    group: 'SQS',
    body: event,
    contentType: 'application/json',
    template:
      'Action=SendMessage&MessageBody=$util.urlEncode($input.body)&MessageAttribute.1.Name=source&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=$context.stage',
  }),
  example({
    id: 'sqs-fifo',
    title: 'SQS FIFO with a group per order',
    group: 'SQS',
    body: event,
    template: `#set($id = $input.path('$.id'))
Action=SendMessage&MessageGroupId=$util.urlEncode($id)&MessageDeduplicationId=$context.requestId&MessageBody=$util.urlEncode($input.json('$'))`,
  }),
  example({
    id: 'sqs-response',
    title: 'SQS answer to an id',
    group: 'SQS',
    direction: 'response',
    body: {
      SendMessageResponse: {
        SendMessageResult: {
          MessageId: '5fea7756-0ea4-451a-a703-a558b933e274',
          MD5OfMessageBody: 'fafb00f5732ab283681e124bf8747ed1',
        },
      },
    },
    template: `{ "accepted": "$input.path('$.SendMessageResponse.SendMessageResult.MessageId')" }`,
  }),
  example({
    id: 'sns-publish',
    title: 'SNS Publish',
    group: 'SNS',
    body: event,
    stageVariables: { topic: 'arn:aws:sns:us-east-1:123456789012:orders' },
    template:
      "Action=Publish&TopicArn=$util.urlEncode($stageVariables.topic)&Subject=$util.urlEncode($input.path('$.type'))&Message=$util.urlEncode($input.json('$'))",
  }),
  example({
    id: 'eventbridge-put-events',
    title: 'EventBridge PutEvents',
    group: 'EventBridge',
    body: event,
    template: `#set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents")
#set($context.requestOverride.header.Content-Type = "application/x-amz-json-1.1")
{
  "Entries": [
    {
      "Source": "gatewright.orders",
      "DetailType": "$input.path('$.type')",
      "Detail": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")",
      "EventBusName": "default"
    }
  ]
}`,
  }),
  example({
    id: 'kinesis-put-record',
    title: 'Kinesis PutRecord',
    group: 'Kinesis',
    body: event,
    stageVariables: { stream: 'orders' },
    template: `{
  "StreamName": "$stageVariables.stream",
  "Data": "$util.base64Encode($input.json('$'))",
  "PartitionKey": "$input.path('$.id')"
}`,
  }),
  example({
    id: 'kinesis-put-records',
    title: 'Kinesis PutRecords from a list',
    group: 'Kinesis',
    body: [event, { ...event, id: 'o-1043' }],
    template: `{
  "StreamName": "orders",
  "Records": [
#foreach($record in $input.path('$'))
    { "Data": "$util.base64Encode("$record.id")", "PartitionKey": "$record.id" }#if($foreach.hasNext),#end

#end
  ]
}`,
  }),
  example({
    id: 'step-functions-start',
    title: 'Step Functions StartExecution',
    group: 'Step Functions',
    body: event,
    template: `{
  "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'", "'")",
  "name": "$context.requestId",
  "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:orders"
}`,
  }),
  example({
    id: 'step-functions-response',
    title: 'Step Functions execution id',
    group: 'Step Functions',
    direction: 'response',
    body: {
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:6f0c1c1e',
      startDate: 1795348000.123,
    },
    template: `#set($parts = $input.path('$.executionArn').split(':'))
#set($context.responseOverride.status = 202)
{ "execution": "$parts[7]", "startedAt": $input.path('$.startDate') }`,
  }),
]
