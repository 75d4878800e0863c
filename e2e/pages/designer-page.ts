import { expect, type Locator } from '@playwright/test'
import { centre, choose, codeEditor, drag, dragTo, writeCode } from './controls.ts'
import { ShellPage } from './shell-page.ts'

export class DesignerPage extends ShellPage {
  async goto(apiId: string): Promise<void> {
    await this.page.goto(`/apis/${apiId}/design`)
    await this.expectOpen()
  }

  async expectOpen(): Promise<void> {
    await expect(this.tree).toBeVisible()
    await expect(this.canvas).toBeVisible()
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Resources' })
  }

  get canvas(): Locator {
    return this.page.getByRole('region', { name: 'Canvas' })
  }

  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector' })
  }

  get problems(): Locator {
    return this.page.getByRole('tab', { name: /^Problems/ })
  }

  get undoButton(): Locator {
    return this.page.getByRole('button', { name: 'Undo', exact: true })
  }

  get redoButton(): Locator {
    return this.page.getByRole('button', { name: 'Redo', exact: true })
  }

  /** A resource by its whole path, or a method by verb and path (`POST /orders/{orderId}`). */
  treeItem(name: string): Locator {
    return this.tree.getByRole('treeitem', { name, exact: true })
  }

  resourceNode(path: string): Locator {
    return this.canvas.getByRole('group', { name: `Resource ${path}`, exact: true })
  }

  methodRow(name: string): Locator {
    return this.canvas.getByRole('button', { name, exact: true })
  }

  authorizerHead(name: string): Locator {
    return this.canvas.getByRole('group', { name: `Authorizer ${name}`, exact: true })
  }

  /** `kind` as the node says it: Lambda function, HTTP endpoint, AWS service, Mock, VPC link. */
  backendNode(kind: string, name: string): Locator {
    return this.canvas.getByRole('group', { name: `${kind} ${name}`, exact: true })
  }

  guardMark(method: string, authorizer: string): Locator {
    return this.canvas.getByRole('button', { name: `${method} is guarded by ${authorizer}`, exact: true })
  }

  /** Tree entries in order, as said aloud; the picture of the whole API in words. */
  async outline(): Promise<string[]> {
    const items = await this.tree.getByRole('treeitem').all()
    return await Promise.all(items.map(async (item) => (await item.getAttribute('aria-label')) ?? ''))
  }

  async addResource(path: string): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Resource', exact: true }).click()
    const field = this.page.getByRole('textbox', { name: 'Resource path' })
    await field.fill(path)
    await field.press('Enter')
    await expect(this.treeItem(path)).toBeVisible()
  }

  /** Adds a method to the selected resource. */
  async addMethod(verb: string): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Method', exact: true }).click()
    await this.page.getByRole('menuitem', { name: verb, exact: true }).click()
  }

  /** Draws a line from a method's port into the empty canvas and makes the Lambda function that it ends at. */
  async drawToNewFunction(method: string, functionName: string): Promise<void> {
    const port = this.canvas.getByRole('button', { name: `Draw the integration of ${method}`, exact: true })
    await this.reveal(this.methodRow(method))
    const start = await centre(port)
    const canvas = await this.canvas.boundingBox()
    if (canvas === null) throw new Error('the canvas has no place on the screen')
    await dragTo(this.page, start, { x: canvas.x + canvas.width - 24, y: start.y })
    await this.page.getByRole('menuitem', { name: 'New Lambda function' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New Lambda function' })
    await dialog.getByRole('textbox', { name: 'Function name' }).fill(functionName)
    await dialog.getByRole('button', { name: 'Create function' }).click()
    await expect(this.backendNode('Lambda function', functionName)).toBeVisible()
  }

  /** Opens the function in the inspector and writes its handler. */
  async writeHandler(functionName: string, source: string): Promise<void> {
    await this.reveal(this.backendNode('Lambda function', functionName))
    await this.backendNode('Lambda function', functionName).click()
    await this.inspector.getByRole('button', { name: 'Edit handler' }).click()
    const dialog = this.page.getByRole('dialog', { name: `Handler of ${functionName}` })
    await writeCode(codeEditor(dialog, 'Handler'), source)
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    await expect(dialog).toBeHidden()
  }

  async addTokenAuthorizer(name: string, functionName: string): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Authorizer', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New authorizer' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await choose(dialog.getByRole('combobox', { name: 'Type' }), /Lambda.*TOKEN/i)
    await dialog.getByRole('combobox', { name: 'Lambda function' }).fill(functionName)
    await dialog.getByRole('textbox', { name: 'Token source' }).fill('Authorization')
    await dialog.getByRole('button', { name: 'Create authorizer' }).click()
    await expect(this.authorizerHead(name)).toBeVisible()
  }

  /** Makes an authorizer that takes tokens without asking a function; `fields` are the other fields of the dialog. */
  async addAuthorizer(name: string, type: RegExp, fields: Readonly<Record<string, string>>): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Authorizer', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New authorizer' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    await choose(dialog.getByRole('combobox', { name: 'Type' }), type)
    for (const [field, value] of Object.entries(fields)) await dialog.getByRole('textbox', { name: field }).fill(value)
    await dialog.getByRole('button', { name: 'Create authorizer' }).click()
    await expect(this.inspector.getByRole('heading', { name })).toBeVisible()
  }

  /** Drags the head of the authorizer's lane onto a method. */
  async guard(method: string, authorizer: string): Promise<void> {
    await this.reveal(this.methodRow(method))
    await drag(this.authorizerHead(authorizer), this.methodRow(method))
    await expect(this.guardMark(method, authorizer)).toBeVisible()
  }

  /** Selects in the tree, which brings the node into view on the canvas. */
  async select(name: string): Promise<void> {
    await this.treeItem(name).click()
    await expect(this.treeItem(name)).toHaveAttribute('aria-selected', 'true')
  }

  /** Makes a model and writes its schema. */
  async addModel(name: string, schema: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New model', exact: true }).click()
    const field = this.inspector.getByRole('textbox', { name: 'Model name' })
    await field.fill(name)
    await field.press('Enter')
    await expect(this.page.getByRole('button', { name, exact: true, pressed: true })).toBeVisible()
    await writeCode(codeEditor(this.inspector, 'Schema'), schema)
  }

  /** Begins to say something of our own where the service would answer by itself. */
  async customizeGatewayResponse(type: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Customize a gateway response', exact: true }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${type}`) }).click()
    await expect(this.inspector.getByRole('heading', { name: type })).toBeVisible()
    return this.inspector
  }

  async enableCors(path: string, origin: string): Promise<void> {
    await this.select(path)
    await this.inspector.getByRole('button', { name: 'Enable CORS…' }).click()
    const dialog = this.page.getByRole('dialog', { name: `Enable CORS on ${path}` })
    await dialog.getByRole('textbox', { name: 'Allowed origin' }).fill(origin)
    await dialog.getByRole('button', { name: 'Enable CORS', exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  async openMethodView(method: string): Promise<void> {
    await this.select(method)
    await this.inspector.getByRole('button', { name: 'Open method view' }).click()
    await this.page.waitForURL(/\/design\/[^/]+\/[A-Z]+$/)
  }

  async fitView(): Promise<void> {
    await this.canvas.getByRole('button', { name: 'Fit view' }).click()
  }

  /** Scrolls the canvas so that a node is inside it. */
  async reveal(node: Locator): Promise<void> {
    if (!(await node.isVisible())) await this.fitView()
    await expect(node).toBeInViewport()
  }

  async undoAll(): Promise<void> {
    while (await this.undoButton.isEnabled()) await this.undoButton.click()
  }

  async redoAll(): Promise<void> {
    while (await this.redoButton.isEnabled()) await this.redoButton.click()
  }
}
