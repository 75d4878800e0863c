import { answerJob, type PreviewJob } from './answer-job.ts'

// Ended by the page when it takes too long.
self.onmessage = (event: MessageEvent<PreviewJob>) => {
  void answerJob(event.data).then((answer) => self.postMessage(answer))
}
