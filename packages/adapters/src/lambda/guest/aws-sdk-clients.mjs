/** Code for inside the sandbox: which clients, commands and errors of the AWS SDK v3 there are. */
export const awsSdkClientsSource = `(function (host, guest) {
  'use strict'
  guest.awsClients = [
    {
      name: '@aws-sdk/client-dynamodb', service: 'dynamodb', title: 'DynamoDB',
      commands: ['BatchGetItem', 'BatchWriteItem', 'CreateTable', 'DeleteItem', 'DeleteTable', 'DescribeTable', 'GetItem', 'ListTables', 'PutItem', 'Query', 'Scan', 'TransactGetItems', 'TransactWriteItems', 'UpdateItem'],
      errors: ['ConditionalCheckFailedException', 'IdempotentParameterMismatchException', 'InternalServerError', 'ItemCollectionSizeLimitExceededException', 'LimitExceededException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ResourceInUseException', 'ResourceNotFoundException', 'TransactionCanceledException', 'TransactionConflictException'],
      paginators: [['Query', 'ExclusiveStartKey', 'LastEvaluatedKey'], ['Scan', 'ExclusiveStartKey', 'LastEvaluatedKey'], ['ListTables', 'ExclusiveStartTableName', 'LastEvaluatedTableName']], pageSize: 'Limit',
    },
    {
      name: '@aws-sdk/client-sqs', service: 'sqs', title: 'SQS',
      commands: ['ChangeMessageVisibility', 'CreateQueue', 'DeleteMessage', 'DeleteMessageBatch', 'DeleteQueue', 'GetQueueAttributes', 'GetQueueUrl', 'ListQueues', 'PurgeQueue', 'ReceiveMessage', 'SendMessage', 'SendMessageBatch', 'SetQueueAttributes'],
      errors: ['BatchEntryIdsNotDistinct', 'BatchRequestTooLong', 'EmptyBatchRequest', 'InvalidBatchEntryId', 'InvalidMessageContents', 'MessageNotInflight', 'PurgeQueueInProgress', 'QueueDoesNotExist', 'QueueNameExists', 'ReceiptHandleIsInvalid', 'TooManyEntriesInBatchRequest'],
    },
    {
      name: '@aws-sdk/client-sns', service: 'sns', title: 'SNS',
      commands: ['CreateTopic', 'DeleteTopic', 'ListTopics', 'Publish', 'PublishBatch', 'Subscribe', 'Unsubscribe'],
      errors: ['AuthorizationErrorException', 'EmptyBatchRequestException', 'InternalErrorException', 'InvalidParameterException', 'NotFoundException', 'ThrottledException', 'TooManyEntriesInBatchRequestException'],
    },
    {
      name: '@aws-sdk/client-sfn', service: 'states', title: 'SFN',
      commands: ['DescribeExecution', 'StartExecution', 'StartSyncExecution'],
      errors: ['ExecutionAlreadyExists', 'ExecutionDoesNotExist', 'InvalidArn', 'InvalidExecutionInput', 'InvalidName', 'StateMachineDoesNotExist', 'StateMachineTypeNotSupported'],
    },
    { name: '@aws-sdk/client-eventbridge', service: 'events', title: 'EventBridge', commands: ['PutEvents'], errors: ['InternalException', 'ResourceNotFoundException'] },
    { name: '@aws-sdk/client-kinesis', service: 'kinesis', title: 'Kinesis', commands: ['PutRecord', 'PutRecords'], errors: ['InvalidArgumentException', 'ProvisionedThroughputExceededException', 'ResourceNotFoundException', 'ValidationException'] },
    {
      name: '@aws-sdk/client-s3', service: 's3', title: 'S3',
      commands: ['CopyObject', 'CreateBucket', 'DeleteBucket', 'DeleteObject', 'DeleteObjects', 'GetObject', 'HeadBucket', 'HeadObject', 'ListBuckets', 'ListObjects', 'ListObjectsV2', 'PutObject'],
      errors: ['BucketAlreadyExists', 'BucketAlreadyOwnedByYou', 'NoSuchBucket', 'NoSuchKey', 'NotFound'],
      paginators: [['ListObjectsV2', 'ContinuationToken', 'NextContinuationToken']], pageSize: 'MaxKeys',
    },
    {
      name: '@aws-sdk/client-ssm', service: 'ssm', title: 'SSM',
      commands: ['DeleteParameter', 'GetParameter', 'GetParameters', 'GetParametersByPath', 'PutParameter'],
      errors: ['InternalServerError', 'ParameterAlreadyExists', 'ParameterLimitExceeded', 'ParameterNotFound', 'ParameterVersionNotFound'],
      paginators: [['GetParametersByPath', 'NextToken', 'NextToken']], pageSize: 'MaxResults',
    },
    {
      name: '@aws-sdk/client-lambda', service: 'lambda', title: 'Lambda',
      commands: ['Invoke'],
      errors: ['InvalidParameterValueException', 'InvalidRequestContentException', 'RequestTooLargeException', 'ResourceNotFoundException', 'ServiceException', 'TooManyRequestsException'],
    },
  ]
})`
