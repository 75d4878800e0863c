/**
 * The editor as one bundle: its core, its features, and the languages that designs speak. Import this file only from
 * code that is itself loaded lazily in the browser; it touches `window`. Workers are served from this machine.
 */
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/features/json/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/typescript/register'
import 'monaco-editor/languages/definitions/yaml/register'
import 'monaco-editor/languages/definitions/xml/register'
import * as monaco from 'monaco-editor/editor'

self.MonacoEnvironment = {
  getWorker(_id: string, label: string) {
    return label === 'json'
      ? new Worker(new URL('monaco-editor/language/json/json.worker.js', import.meta.url), { type: 'module' })
      : new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' })
  },
}

export { monaco }
