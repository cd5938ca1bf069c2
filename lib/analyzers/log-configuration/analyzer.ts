import { defineAnalyzer, type Sample } from '../analyzer'
import { sampledFields } from '../read-columns'
import { countKeys, jsonKeys, tableHead } from '../sample-views'
import { listed } from '../tally'
import { LogConfigurationFacts } from './facts'
import { isSettingsText } from './files'
import { readSettings, settingsShape } from './read-settings'
import { settingRules } from './rules'

/** How long logs are kept and what protects them, as the stores themselves say (domain.md LOG-02, LOG-03). */
export default defineAnalyzer<LogConfigurationFacts>({
  id: 'log-configuration',
  title: 'Log retention and integrity configuration',
  version: '3',
  accepts: 'JSON of the AWS, Azure or Google command line (trails, event selectors, lifecycle, object lock, versioning, log groups, workspaces, log buckets), logrotate, auditd, journald or rsyslog files, or a table of stores and days',
  rules: listed(settingRules),
  facts: LogConfigurationFacts,
  recognize,
  analyze: readSettings,
  describe: (facts) => [
    { label: 'Settings of', value: facts.sources.join(', ') },
    { label: 'Stores', value: facts.stores.length.toLocaleString('en-US') },
    { label: 'Shortest retention', value: facts.shortestDays === null ? 'none said' : `${facts.shortestDays.toLocaleString('en-US')} days` },
    ...facts.stores.slice(0, 20).map((store) => ({
      label: store.name,
      value: store.retentionDays === null ? (store.forever ? 'nothing is deleted' : 'no retention said') : `${store.retentionDays.toLocaleString('en-US')} days`,
      ...(store.lock === null ? {} : { note: `lock: ${store.lock}${store.lockDays === null ? '' : `, ${store.lockDays.toLocaleString('en-US')} days`}` }),
    })),
  ],
})

const ofEvents = ['eventName', 'eventType', 'operationName', 'protoPayload', 'eventTime', 'format_version', 'planned_values', 'resource_changes', 'AWSTemplateFormatVersion', '$schema']

function recognize(sample: Sample): number {
  const keys = jsonKeys(sample)
  if (keys) {
    if (countKeys(keys, ofEvents) > 0) return 0
    if (countKeys(keys, ['trailList', 'LogFileValidationEnabled']) > 0 || countKeys(keys, ['TrailARN', 'EventSelectors']) === 2 || countKeys(keys, ['TrailARN', 'AdvancedEventSelectors']) === 2) return 0.96
    if (countKeys(keys, ['ObjectLockConfiguration', 'ObjectLockEnabled']) > 0 || countKeys(keys, ['Rules', 'Expiration']) === 2 || countKeys(keys, ['logGroups', 'logGroupName']) === 2) return 0.95
    if (/"[^"]*microsoft\.insights\/diagnosticsettings/i.test(sample.text) && countKeys(keys, ['logs', 'enabled']) === 2) return 0.93
    if (countKeys(keys, ['retentionInDays', 'totalRetentionInDays', 'immutabilityPeriodSinceCreationInDays']) > 0) return 0.93
    if (countKeys(keys, ['retentionDays', 'lifecycleState']) === 2 || countKeys(keys, ['destination', 'writerIdentity']) === 2 || countKeys(keys, ['IsLogging', 'LatestDeliveryTime']) === 2) return 0.93
    if (countKeys(keys, ['Status', 'MFADelete']) === 2) return 0.8
    return countKeys(keys, ['retentionPolicy', 'retentionPeriod']) === 2 || countKeys(keys, ['retentionDays', 'name']) === 2 ? 0.7 : 0
  }
  if (sample.text !== '' && isSettingsText(sample.text)) return 0.9
  return tableHead(sample) !== null && sampledFields(sample, settingsShape) !== null ? 0.7 : 0
}
