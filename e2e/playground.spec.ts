import { expect, test } from './fixtures.ts'
import { codeEditor, writeCode } from './pages/controls.ts'
import { PlaygroundPage } from './pages/playground-page.ts'

const template = [
  `#set($root = $input.path('$'))`,
  '#set($total = 0)',
  '#foreach($item in $root.items)',
  '#set($total = $total + $item.qty)',
  '<$item.sku>',
  '#end',
  'total $total on $context.stage',
].join('\n')
const body = ['{"items":[', '{"sku":"BK-117","qty":2},', '{"sku":"BK-204","qty":3}', '],"note":"never read"}'].join(
  '\n',
)

test.describe('the playground', () => {
  let playground: PlaygroundPage

  test.beforeEach(async ({ page }) => {
    playground = new PlaygroundPage(page)
    await playground.goto()
  })

  async function writeOrders() {
    await playground.writeBody(body)
    await playground.writeTemplate(template)
    await expect(playground.renderedText).toContainText('total 5 on dev')
  }

  test('typing shows the output', async () => {
    await playground.writeTemplate(`hello $input.path('$.name')`)
    await playground.writeBody('{"name":"Ada"}')
    await expect(playground.renderedText).toHaveText('1hello Ada')
    await playground.template.focus()
    await playground.template.press('ControlOrMeta+End')
    await playground.template.pressSequentially(' and $context.stage')
    await expect(playground.renderedText).toHaveText('1hello Ada and dev')
    await playground.writeBody('{"name":"Grace"}')
    await expect(playground.renderedText).toHaveText('1hello Grace and dev')
  })

  test('a syntax error shows its mark, and the last good output stays, greyed', async ({ page }) => {
    await playground.writeTemplate('good output')
    await expect(playground.renderedText).toHaveText('1good output')
    await playground.template.press('ControlOrMeta+End')
    await page.keyboard.insertText(' #if($x')
    await expect(playground.marks('error').first()).toBeVisible()
    await expect(playground.diagnostics.getByRole('button', { name: /^Error at 1:/ }).first()).toBeVisible()
    await expect(playground.output.getByRole('alert')).toContainText(/line 1/i)
    await expect(playground.renderedText).toHaveText('1good output')
    await expect(playground.renderedText).toHaveAttribute('data-stale', 'true')
    await playground.writeTemplate('good again')
    await expect(playground.renderedText).toHaveText('1good again')
    await expect(playground.renderedText).not.toHaveAttribute('data-stale')
  })

  test('an endless template is ended with its worker, and the page goes on all the while', async ({ page }) => {
    await playground.writeTemplate('before')
    await expect(playground.renderedText).toHaveText('1before')
    const ended = new Promise((done) => {
      for (const worker of page.workers()) worker.once('close', done)
      page.on('worker', (worker) => worker.once('close', done))
    })
    const beats = await page.evaluateHandle(() => {
      const counted = { count: 0 }
      setInterval(() => counted.count++, 50)
      return counted
    })
    const beatsNow = () => beats.evaluate(({ count }) => count)
    // Writing down a block that is printed a million times in a long template would take minutes.
    const loop = '#foreach($a in [1..1000])'
    const rest = '#if(false)$context.stage#end\n'.repeat(1_000)
    const began = await beatsNow()
    await playground.writeTemplate(`#define($block)x#end${loop}${loop}$block#end#end${rest}`)
    await ended
    expect(await beatsNow()).toBeGreaterThan(began + 5)
    await playground.writeTemplate('after\n$context.stage')
    await expect(playground.renderedText).toContainText('after')
    await page.keyboard.press('F8')
    await expect(playground.standing).toContainText('line 2')
  })

  test('stepping goes forward and back, and back restores the values', async ({ page }) => {
    await writeOrders()
    await playground.putCursor(5, 1)
    await page.keyboard.press('F9')
    await page.keyboard.press('F8')
    await expect(playground.standing).toHaveText(/Paused\s*line 5, pass 1 of 2 of #foreach/)
    await expect(playground.watched('$total')).toContainText('2')
    await page.keyboard.press('F8')
    await expect(playground.standing).toContainText('pass 2 of 2')
    await expect(playground.watched('$total')).toContainText('5 ← 2')
    await expect(playground.watched('$item')).toContainText('BK-204')
    await page.keyboard.press('Shift+F8')
    await expect(playground.standing).toContainText('pass 1 of 2')
    await expect(playground.watched('$total')).toContainText('2 ← 5')
    await expect(playground.watched('$item')).toContainText('BK-117')
    await page.keyboard.press('Shift+F11')
    await expect(playground.standing).toContainText('line 4, pass 1 of 2')
    await expect(playground.watched('$total')).toContainText('0 ← 2')
    await page.keyboard.press('F10')
    await expect(playground.standing).toContainText('line 5')
    await page.keyboard.press('Shift+F5')
    await expect(playground.standing).toHaveText('')
  })

  test('a value set at a step goes on from there; a condition decides where to stop', async ({ page }) => {
    await writeOrders()
    await playground.putCursor(5, 1)
    await page.keyboard.press('Shift+F9')
    const dialog = page.getByRole('dialog', { name: 'Breakpoint on line 5' })
    await dialog.getByRole('textbox', { name: 'Condition' }).fill(`$item.sku == 'BK-204'`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.keyboard.press('F8')
    await expect(playground.standing).toContainText('line 5, pass 2 of 2')
    await playground.watched('$total').hover()
    await playground.watched('$total').getByRole('button', { name: 'Set $total' }).click()
    const value = page.getByRole('textbox', { name: 'Value of $total' })
    await value.fill('40')
    await value.press('Enter')
    await expect(playground.renderedText).toContainText('total 40 on dev')
    await expect(playground.standing).toContainText('1 value set')
    await page.keyboard.press('Shift+F5')
    await expect(playground.renderedText).toContainText('total 5 on dev')
  })

  test('what is pointed at in the output lights its reference and its input, to the character', async () => {
    await writeOrders()
    await playground.renderedText.getByText('BK-204').hover()
    await expect(playground.lit('output')).toHaveText(['BK-204'])
    await expect(playground.lit('Template')).toHaveText(['$item.sku'])
    await expect(playground.lit('Body')).toHaveText(['"BK-204"'])
    await expect(playground.origin).toContainText('$.items[1].sku')
    await expect(playground.origin).toContainText('pass 2 of 2 of #foreach (line 3)')
    await expect(playground.unused('Body')).toHaveText(['"never read"'])
    await playground.page.getByRole('tab', { name: '$context', exact: true }).click()
    await expect(playground.unused('$context').filter({ hasText: '"POST"' })).toHaveCount(1)
    await expect(playground.unused('$context').filter({ hasText: '"dev"' })).toHaveCount(0)
  })

  test('an input shows everything that it reached; the arrow keys walk through the output', async ({ page }) => {
    await writeOrders()
    await page.locator('[data-code-editor="Body"]').getByText('"BK-117"').click()
    await expect(playground.lit('output')).toHaveText(['BK-117'])
    await expect(playground.lit('Template')).toHaveText(['$item.sku'])
    await playground.renderedText.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(playground.lit('output')).toHaveText(['BK-204'])
    await page.keyboard.press('ArrowDown')
    await expect(playground.lit('output')).toHaveText(['5'])
    await expect(playground.origin).toContainText('$.items[0].qty')
    await expect(playground.origin).toContainText('$.items[1].qty')
  })

  test('the editor completes, documents, renames and repairs by keyboard', async ({ page }) => {
    await playground.writeBody('{"customer":{"name":"Ada"}}')
    await playground.writeTemplate('$util.')
    await page.keyboard.press('Control+Space')
    await expect(page.getByRole('option', { name: /^escapeJavaScript/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await playground.writeTemplate(`$input.path('$.cu`)
    await page.keyboard.press('Control+Space')
    await page.getByRole('option', { name: /^\$\.customer\.name/ }).click()
    await expect(page.locator('[data-code-editor="Template"] .view-lines')).toContainText('$.customer.name')
    await playground.writeTemplate('#set($a = 5)\n$a ${a}')
    await expect(playground.renderedText).toHaveText('15 5')
    await playground.putCursor(1, 7)
    await page.keyboard.press('F2')
    const name = page.getByRole('textbox', { name: /^Rename input/ })
    await name.fill('total')
    await name.press('Enter')
    await expect(page.locator('[data-code-editor="Template"] .view-lines')).toContainText('${total}')
    await expect(playground.renderedText).toHaveText('15 5')
    await playground.writeTemplate(`{"n": "$util.escapeJavaScript($input.path('$.customer.name'))"}`)
    await playground.diagnostics.getByRole('button', { name: 'Fix' }).click()
    await expect(playground.diagnostics).toContainText('Nothing to say')
    await expect(playground.renderedText).toHaveText('1{"n": "Ada"}')
  })

  test('output that is not JSON names the place in the template', async () => {
    await playground.writeBody('{"name":"say \\"hi\\""}')
    await playground.writeTemplate(`{"n": "$input.path('$.name')"}`)
    await expect(playground.output).toContainText('Not JSON')
    await expect(playground.diagnostics).toContainText('The output is not JSON: line 1, column 13')
  })

  test('tests run, say what is other, mark what ran, and survive a reload', async ({ page }) => {
    await playground.writeBody('{"a":1}')
    await playground.writeTemplate(`{"v": $input.path('$.a')}`)
    await expect(playground.renderedText).toHaveText('1{"v": 1}')
    await playground.openTests()
    await playground.tests.getByRole('button', { name: 'Save input and output as a test' }).click()
    await playground.tests.getByRole('button', { name: 'Run all' }).click()
    await expect(playground.tests.getByRole('status')).toHaveText('1 of 1 passed')
    await expect(page.locator('[data-code-editor="Template"] .bench-ran-all')).toHaveCount(1)
    await playground.writeTemplate(`{"v": "$input.path('$.a')"}`)
    await page.reload()
    await playground.openTests()
    await playground.tests.getByRole('button', { name: 'Run all' }).click()
    await expect(playground.tests.getByRole('status')).toHaveText('0 of 1 passed')
    await expect(playground.tests).toContainText('expected 1, got "1"')
  })

  test('a shared link restores all of the session', async ({ page, browser }) => {
    await writeOrders()
    await playground.putCursor(5, 1)
    await page.keyboard.press('F9')
    await playground.openTests()
    await playground.tests.getByRole('button', { name: 'Save input and output as a test' }).click()
    await page.getByRole('button', { name: 'Watch an expression' }).click()
    await page.getByRole('textbox', { name: 'Expression to watch' }).fill('$context.stage')
    await page.keyboard.press('Enter')
    const link = await playground.shareLink()

    const other = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const opened = new PlaygroundPage(await other.newPage())
    await opened.page.goto(link)
    await expect(opened.renderedText).toContainText('total 5 on dev')
    expect(opened.page.url()).not.toContain('#')
    await expect(opened.watched('$context.stage')).toContainText('dev')
    await opened.page.keyboard.press('F8')
    await expect(opened.standing).toContainText('line 5, pass 1 of 2')
    await opened.openTests()
    await expect(opened.tests.getByRole('button', { name: /^Test 1/ })).toBeVisible()
    await other.close()
  })

  test('a pasted Lambda event becomes the whole input', async ({ page }) => {
    await playground.writeTemplate(`$input.params('id') $input.params('q') $context.stage $input.path('$.a')`)
    await page.getByRole('button', { name: 'Paste an input' }).click()
    const dialog = page.getByRole('dialog', { name: 'Paste an input' })
    await dialog.getByRole('textbox', { name: 'Request or event' }).fill(
      JSON.stringify({
        httpMethod: 'POST',
        headers: {},
        pathParameters: { id: '9' },
        queryStringParameters: { q: 'x' },
        requestContext: { stage: 'prod' },
        body: '{"a":"b"}',
      }),
    )
    await expect(dialog.getByRole('status')).toHaveText('Read as: Lambda event')
    await dialog.getByRole('button', { name: 'Use as input' }).click()
    await expect(playground.renderedText).toHaveText('19 x prod b')
  })

  test('a template is inserted into a method of an API', async ({ page }) => {
    await page.goto('/')
    await page
      .getByRole('region', { name: 'Examples' })
      .getByRole('button', { name: /Webhook inbox/ })
      .click()
    await expect(page.getByRole('tree', { name: 'Resources' })).toBeVisible()
    await playground.goto()
    await playground.openFromMore('New template')
    await playground.writeTemplate('Action=Inserted')
    await page.getByRole('button', { name: 'Save to a method' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save to a method' })
    await dialog.getByRole('button', { name: 'Save to the method' }).click()
    await dialog.getByRole('link', { name: 'Open the method' }).click()
    await page.getByRole('button', { name: 'Integration request', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Output' })).toContainText('Action=Inserted')
  })

  test('in the method view a template is explained the same way, and its tests are kept with it', async ({ page }) => {
    await page.goto('/')
    await page
      .getByRole('region', { name: 'Examples' })
      .getByRole('button', { name: /Webhook inbox/ })
      .click()
    await page.getByRole('treeitem', { name: 'POST /events', exact: true }).click()
    await page.getByRole('button', { name: 'Open method view' }).click()
    await page.getByRole('button', { name: 'Integration request', exact: true }).click()
    const sample = page.getByRole('region', { name: 'Sample' })
    await writeCode(codeEditor(sample, 'Body'), '{"name":"Ada"}')
    await playground.writeTemplate(`#set($n = $input.path('$.name'))\n{"n": "$n", "verb": "$context.httpMethod"}`)
    await expect(playground.renderedText).toContainText('{"n": "Ada", "verb": "POST"}')
    await playground.renderedText.getByText('Ada').hover()
    await expect(playground.lit('Body')).toHaveText(['"Ada"'])
    await page.keyboard.press('F8')
    await page.keyboard.press('F11')
    await expect(playground.standing).toContainText('line 2')
    await page.getByRole('button', { name: /^Diagnostics/ }).click()
    await expect(playground.diagnostics).toContainText('puts text of the request into JSON')
    await playground.openTests()
    await playground.tests.getByRole('button', { name: 'Save input and output as a test' }).click()
    await expect(playground.tests.getByRole('button', { name: /^Test 1/ })).toBeVisible()
    await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
    await playground.putCursor(2, 1)
    await page.keyboard.press('F9')
    await page.reload()
    await page.getByRole('button', { name: 'Integration request', exact: true }).click()
    await expect(playground.renderedText).toContainText('{"n": "Ada", "verb": "POST"}')
    await page.keyboard.press('F8')
    await expect(playground.standing).toContainText('line 2')
    await page.getByRole('button', { name: /^Diagnostics/ }).click()
    await playground.openTests()
    await playground.tests.getByRole('button', { name: 'Run all' }).click()
    await expect(playground.tests.getByRole('status')).toHaveText('1 of 1 passed')
  })
})
