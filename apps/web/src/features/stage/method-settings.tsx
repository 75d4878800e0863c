'use client'

import type { MethodSetting, RestApi } from '@gatewright/definition'
import { Button, IconButton } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { CloseIcon, PlusIcon } from '@/ui/icons'
import { Menu } from '@/ui/menu'
import { Select } from '@/ui/select'
import { VerbChip } from '@/ui/verb-chip'
import { targetsOf } from '../console/console-request.ts'

type Settings = Readonly<Record<string, MethodSetting>>
type MethodSettingsProps = {
  stageName: string
  api: RestApi | undefined
  settings: Settings
  onChange: (settings: Record<string, MethodSetting>) => void
}

const all = '*/*'
/** What holds where a stage says nothing (developer guide: account throttle, logging off). */
const defaults = {
  throttlingRateLimit: 10_000,
  throttlingBurstLimit: 5000,
  loggingLevel: 'OFF' as 'OFF' | 'ERROR' | 'INFO',
  dataTraceEnabled: false,
}

/** The settings of all methods and of those that differ; inherited values are grey. */
export function MethodSettings({ stageName, api, settings, onChange }: MethodSettingsProps) {
  const own = Object.keys(settings).filter((key) => key !== all)
  const free = (api === undefined ? [] : targetsOf(api))
    .map(({ path, verb }) => ({ key: settingKey(path, verb), path, verb }))
    .filter(({ key }) => settings[key] === undefined)
  const set = (key: string, setting: MethodSetting | undefined) => {
    const { [key]: _, ...others } = settings
    onChange(setting === undefined ? others : { ...others, [key]: setting })
  }
  return (
    <section aria-label={`Method settings of ${stageName}`} className="rounded-card border border-line bg-surface">
      <header className="flex h-10 items-center gap-2 border-line border-b px-3.5">
        <h2 className="font-semibold text-base">Method settings</h2>
        <span className="rounded-chip bg-hover px-1.5 text-caption text-text-2">{stageName}</span>
        <span className="ml-auto text-small text-text-3">Grey is inherited</span>
        <Menu
          align="end"
          items={free.slice(0, 200).map(({ key, path, verb }) => ({
            label: `${verb} ${path}`,
            onSelect: () => set(key, { ...settings[all] }),
          }))}
        >
          <Button size="small" variant="quiet" icon={PlusIcon} disabled={free.length === 0}>
            Override
          </Button>
        </Menu>
      </header>
      <table className="w-full text-dense">
        <thead>
          <tr className="h-[25px] border-line border-b bg-sunken text-left text-small text-text-2">
            <th className="pl-3.5 font-normal">Method</th>
            <th className="w-24 font-normal">Rate/s</th>
            <th className="w-24 font-normal">Burst</th>
            <th className="w-28 font-normal">Logging</th>
            <th className="w-28 font-normal">Full requests</th>
            <th className="w-8">
              <span className="sr-only">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[all, ...own].map((key) => (
            <SettingRow
              key={key}
              settingKey={key}
              setting={settings[key] ?? {}}
              inherited={key === all ? {} : (settings[all] ?? {})}
              onChange={(setting) => set(key, setting)}
              onRemove={key === all ? undefined : () => set(key, undefined)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type SettingRowProps = {
  settingKey: string
  setting: MethodSetting
  inherited: MethodSetting
  onChange: (setting: MethodSetting) => void
  onRemove: (() => void) | undefined
}

function SettingRow({ settingKey: key, setting, inherited, onChange, onRemove }: SettingRowProps) {
  const { name, verb } = nameOf(key)
  const shown = {
    throttlingRateLimit: setting.throttlingRateLimit ?? inherited.throttlingRateLimit ?? defaults.throttlingRateLimit,
    throttlingBurstLimit:
      setting.throttlingBurstLimit ?? inherited.throttlingBurstLimit ?? defaults.throttlingBurstLimit,
    loggingLevel: setting.loggingLevel ?? inherited.loggingLevel ?? defaults.loggingLevel,
    dataTraceEnabled: setting.dataTraceEnabled ?? inherited.dataTraceEnabled ?? defaults.dataTraceEnabled,
  }
  return (
    <tr className="h-[34px] border-line border-b last:border-b-0">
      <td className="pl-3.5">
        <span className="flex items-center gap-2">
          {verb !== undefined && <VerbChip verb={verb} />}
          <span className={classNames('truncate', verb === undefined ? 'font-medium' : 'font-mono text-code')}>
            {name}
          </span>
        </span>
      </td>
      <NumberCell
        label={`Rate of ${name}`}
        own={setting.throttlingRateLimit}
        shown={shown.throttlingRateLimit}
        onChange={(value) => onChange(withMember(setting, 'throttlingRateLimit', value))}
      />
      <NumberCell
        label={`Burst of ${name}`}
        own={setting.throttlingBurstLimit}
        shown={shown.throttlingBurstLimit}
        onChange={(value) => onChange(withMember(setting, 'throttlingBurstLimit', value))}
      />
      <td className="pr-2">
        <Select
          aria-label={`Logging of ${name}`}
          value={shown.loggingLevel}
          options={(['OFF', 'ERROR', 'INFO'] as const).map((value) => ({ value, label: value }))}
          onChange={(value) => onChange({ ...setting, loggingLevel: value })}
        />
      </td>
      <td className="pr-2">
        <Select
          aria-label={`Full requests of ${name}`}
          value={shown.dataTraceEnabled ? 'on' : 'off'}
          options={[
            { value: 'on', label: 'On' },
            { value: 'off', label: 'Off' },
          ]}
          onChange={(value) => onChange({ ...setting, dataTraceEnabled: value === 'on' })}
        />
      </td>
      <td>
        {onRemove !== undefined && (
          <IconButton
            label={`Remove override of ${name}`}
            icon={CloseIcon}
            iconSize={12}
            size={24}
            onClick={onRemove}
          />
        )}
      </td>
    </tr>
  )
}

type NumberCellProps = {
  label: string
  own: number | undefined
  shown: number
  onChange: (value: number | undefined) => void
}

function NumberCell({ label, own, shown, onChange }: NumberCellProps) {
  return (
    <td className="pr-3">
      <input
        key={own}
        aria-label={label}
        inputMode="decimal"
        className={classNames('control h-[26px] w-full px-2 text-right text-dense', own === undefined && 'text-text-3')}
        defaultValue={shown}
        onBlur={(event) => {
          const text = event.target.value.trim()
          const value = Number(text)
          if (text === '') onChange(undefined)
          else if (Number.isFinite(value) && value >= 0 && value !== shown) onChange(value)
          else event.target.value = String(shown)
        }}
      />
    </td>
  )
}

function withMember(
  setting: MethodSetting,
  member: 'throttlingRateLimit' | 'throttlingBurstLimit',
  value: number | undefined,
): MethodSetting {
  const { [member]: _, ...others } = setting
  return value === undefined
    ? others
    : { ...others, [member]: member === 'throttlingBurstLimit' ? Math.round(value) : value }
}

/** The key of a method's settings: path without its leading slash, slashes as `~1`, then the verb. */
function settingKey(path: string, verb: string): string {
  return `${path.slice(1).replaceAll('/', '~1')}/${verb}`
}

function nameOf(key: string): { name: string; verb?: string } {
  if (key === all) return { name: 'All methods' }
  const slash = key.lastIndexOf('/')
  return { name: `/${key.slice(0, slash).replaceAll('~1', '/')}`, verb: key.slice(slash + 1) }
}
