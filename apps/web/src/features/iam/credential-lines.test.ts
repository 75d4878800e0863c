import { expect, it } from 'vitest'
import { credentialForms, credentialLines } from './credential-lines.ts'

const target = { region: 'eu-west-1', url: 'http://localhost:4000/abc/dev/' }
const user = { name: 'ana', accessKeyId: 'AKIAX', secretAccessKey: 'secret/+' }

it.each(credentialForms)('%s has key and secret, and the token of a session', (form) => {
  const lines = credentialLines(form, user, target)
  expect(lines).toContain('AKIAX')
  expect(lines).toContain('secret/+')
  expect(lines).toContain('eu-west-1')
  expect(lines.toLowerCase()).not.toContain('token')
  expect(credentialLines(form, { ...user, sessionToken: 'tok' }, target)).toMatch(/token\W+tok/i)
})

it('curl signs the URL of a stage', () => {
  expect(credentialLines('curl', user, target)).toBe(
    "curl --aws-sigv4 'aws:amz:eu-west-1:execute-api' \\\n  --user 'AKIAX:secret/+' \\\n  'http://localhost:4000/abc/dev/'",
  )
})
