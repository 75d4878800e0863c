import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { PlaygroundPage } from './pages/playground-page.ts'
import { SteppingPage } from './pages/stepping-page.ts'
import { TraceFilePage } from './pages/trace-file-page.ts'

const template = `#set($n = $input.path('$.n'))
#foreach($each in [1, 2])
#set($n = $n + $each)
#end
{"m": $n}`

/** An API with one method: a function that says what it got, behind a template with steps. */
async function makeApi(request: APIRequestContext): Promise<string> {
  const call = async (procedure: string, json: unknown) => {
    const answer = await request.post(`/api/trpc/${procedure}`, { data: { json } })
    expect(answer.ok(), `${procedure}: ${await answer.text()}`).toBe(true)
    return (await answer.json()).result.data.json
  }
  const { apiId } = await call('api.create', { name: 'Steps' })
  const read = await request.get(`/api/trpc/api.get?input=${encodeURIComponent(JSON.stringify({ json: { apiId } }))}`)
  const { design, revision } = (await read.json()).result.data.json
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:echo'
  const method = {
    authorizationType: 'NONE',
    methodResponses: { 200: {} },
    integration: {
      type: 'AWS',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
      requestTemplates: { 'application/json': template },
      integrationResponses: { 200: {} },
    },
  }
  const echo = {
    code: {
      type: 'HANDLER',
      language: 'javascript',
      handler: 'index.handler',
      source: `export const handler = async (event) => {
        if (event.m > 1000) await new Promise((resolve) => setTimeout(resolve, 3000))
        return { got: event.m }
      }`,
    },
    timeout: 20,
  }
  const { rootResourceId } = design.definition
  await call('design.save', {
    apiId,
    baseRevision: revision,
    label: 'Add a method',
    patches: [
      { op: 'add', path: ['definition', 'resources', rootResourceId, 'methods', 'POST'], value: method },
      { op: 'add', path: ['backends', 'functions', 'echo'], value: echo },
    ],
  })
  return apiId
}

// files that are no traces are refused by the server
test.use({ expectedFault: /status of 400/ })

test('a simulated run is walked through in both directions, changed on its way, and goes on from there', async ({
  page,
  request,
}) => {
  const apiId = await makeApi(request)
  const run = new SteppingPage(page)
  await run.goto(apiId)
  await run.fill({ method: 'POST', path: '/', body: '{"n": 1}' })
  await run.step()

  await test.step('phases, forward and back; what lies behind is not yet there', async () => {
    await expect(run.lit).toContainText('Stage and host')
    await expect(run.trace.getByRole('row', { name: /^Integration response/ })).toContainText('not yet')
    await expect(run.response).toContainText('Not yet')
    await page.keyboard.press('F10')
    await expect(run.lit).toContainText('Resource and method')
    await page.keyboard.press('Shift+F10')
    await expect(run.lit).toContainText('Stage and host')
  })

  await test.step('a breakpoint holds the run, and is still there after a reload', async () => {
    await run.breakpoint('Integration request').click()
    await page.reload()
    await run.step()
    await expect(run.breakpoint('Integration request')).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('F8')
    await expect(run.standing).toContainText('behind Integration request')
    await expect(run.cameOut.getByRole('textbox', { name: 'Body to go on with' })).toBeAttached()
  })

  await test.step('into the template: line, variables and output so far, in both directions', async () => {
    await page.keyboard.press('Shift+F11')
    await expect(run.standing).toContainText('in the request template, at the end')
    await expect(run.outputSoFar).toContainText('{"m": 4}')
    await page.keyboard.press('Shift+F10')
    await expect(run.standing).toContainText('behind Throttle')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('F11')
    await expect(run.standing).toContainText('line 3, pass 1 of 2 of #foreach')
    await expect(run.variable('$n')).toContainText('1')
  })

  await test.step('a variable gets another value, and the backend another request', async () => {
    await run.setVariable('$n', '10')
    await expect(run.standing).toContainText('1 value changed by you')
    await page.keyboard.press('F8')
    await expect(run.standing).toContainText('behind Integration request')
    await expect(run.lit).toContainText('changed by you')
    await page.keyboard.press('F8')
    await expect(run.standing).toContainText('At the end')
    await expect(run.response).toContainText('"got": 13')
  })

  await test.step('the answer is changed behind the integration response', async () => {
    await page.keyboard.press('Shift+F10')
    await expect(run.standing).toContainText('behind Integration response')
    await run.cameOut.getByRole('textbox', { name: 'Status' }).fill('77')
    await run.cameOut.getByRole('button', { name: 'Change' }).click()
    await expect(run.cameOut).toContainText('A status is a number from 100 to 599.')
    await run.change({ Status: '418' })
    await page.keyboard.press('F10')
    await expect(run.status).toContainText('418')
    await run.toolbar.getByRole('button', { name: 'Restart' }).click()
    await expect(run.standing).not.toContainText('changed by you')
    await page.keyboard.press('Shift+F5')
    await expect(run.toolbar).toBeHidden()
    await expect(run.status).toContainText('200')
  })

  await test.step('a template is opened in the playground with the data that it saw', async () => {
    const detail = await run.openPhase('Integration request')
    await detail.getByRole('button', { name: 'Open in playground' }).click()
    const playground = new PlaygroundPage(page)
    await expect(playground.output).toContainText('"m": 4')
    await page.goBack()
  })

  await test.step('the run is saved as a file, and opened again from it', async () => {
    const file = await run.downloadTrace()
    await run.openTrace(file)
    const traces = new TraceFilePage(page)
    await expect(page.getByRole('heading', { name: file.fileName })).toBeVisible()
    await expect(traces.trace.getByRole('row', { name: /^Integration request/ })).toContainText('template rendered')
    await traces.show('Six boxes')
    await expect(page.getByRole('group', { name: 'Integration request', exact: true })).toContainText('ms')
    await traces.show('Execution log')
    await expect(page.getByRole('tabpanel')).toContainText('Successfully completed execution')
    await expect(page.getByRole('region', { name: 'Why this status?' })).toContainText('200')

    await traces.drop({ ...file, text: file.text.slice(0, 400) })
    await expect(traces.fault).toContainText(/Line 1, column \d+ is no JSON/)
    await traces.drop({ ...file, text: file.text.replace('"version":1', '"version":9') })
    await expect(traces.fault).toContainText('Open it with a newer Gatewright')
    await traces.drop({ ...file, text: file.text.replace('"seed":', '"sead":') })
    await expect(traces.fault).toContainText('seed')
  })
})

test('phases of a slow request appear while they happen, and waiting can be ended', async ({ page, request }) => {
  const apiId = await makeApi(request)
  const run = new SteppingPage(page)
  await run.goto(apiId)
  await run.deploy('dev')
  await run.fill({ method: 'POST', path: '/', body: '{"n": 1000}', source: 'Live dev' })
  await expect(run.stepButton).toBeDisabled()
  await run.sendButton.click()
  await expect(run.underWay).toBeVisible()
  await expect(run.phase('Integration')).toContainText('under way')
  await expect(run.phase('Integration request')).toContainText('template rendered')
  await expect(run.response).toHaveAttribute('aria-busy', 'false')
  await expect(run.response).toContainText('"got": 1003')

  await run.sendButton.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(run.response.getByRole('alert')).toHaveText('Cancelled.')
  await expect(run.sendButton).toBeEnabled()
})
