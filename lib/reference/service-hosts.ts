import type { HostRule, Row } from './reference'

const checkedOn = '2026-11-24'

/** One line a place: host patterns of one service. `gov`, `US`, `??` where the name does not say, or an ISO country. */
function service(name: string, ...places: [place: string, hosts: string][]): HostRule[] {
  return places.flatMap(([place, list]) =>
    list.split(/\s+/).map((host): HostRule => ({
      host,
      path: '',
      use: 'service',
      origin: null,
      name,
      place: place === 'gov' ? 'government' : place === 'US' ? 'united-states' : place === '??' ? 'unstated' : 'foreign',
      country: /^[A-Z]{2}$/.test(place) && place !== 'US' ? place : '',
    })),
  )
}

const row = (id: string, value: HostRule[], confidence: Row<unknown>['confidence'] = 'medium'): Row<HostRule[]> => ({
  id,
  value,
  source: 'domain.md CIC-03; the published addresses of the services named',
  from: null,
  to: null,
  checkedOn,
  confidence,
})

/**
 * Outside services met in pipelines and where they keep what they are sent, as far as the address tells (domain.md CIC-03).
 * `unstated` is no clean bill: the customer has to say which region the account is in.
 */
export const serviceHosts: Row<HostRule[]>[] = [
  row('hosts-services-scanners', [
    ...service('Codecov', ['??', 'codecov.io *.codecov.io']),
    ...service('Coveralls', ['??', 'coveralls.io *.coveralls.io']),
    ...service('Snyk', ['gov', 'snykgov.io *.snykgov.io'], ['DE', '*.eu.snyk.io'], ['AU', '*.au.snyk.io'], ['US', '*.us.snyk.io'], ['??', 'snyk.io *.snyk.io']),
    ...service('SonarQube Cloud', ['US', 'sonarqube.us *.sonarqube.us'], ['DE', 'sonarcloud.io *.sonarcloud.io']),
    ...service('Veracode', ['gov', 'veracode.us *.veracode.us'], ['DE', 'veracode.eu *.veracode.eu'], ['US', 'veracode.com *.veracode.com']),
    ...service('Checkmarx', ['DE', 'eu.ast.checkmarx.net *.eu.ast.checkmarx.net'], ['??', '*.checkmarx.net *.checkmarx.com']),
    ...service('GitGuardian', ['??', '*.gitguardian.com']),
    ...service('Semgrep', ['??', 'semgrep.dev *.semgrep.dev semgrep.com']),
    ...service('Mend', ['DE', '*-eu.whitesourcesoftware.com *-eu.mend.io'], ['??', '*.whitesourcesoftware.com *.mend.io']),
    ...service('FOSSA', ['??', 'fossa.com *.fossa.com']),
    ...service('Codacy', ['??', 'codacy.com *.codacy.com']),
    ...service('Code Climate', ['??', 'codeclimate.com *.codeclimate.com']),
    ...service('StepSecurity', ['??', '*.stepsecurity.io']),
    ...service('Aikido', ['BE', '*.aikido.dev']),
    ...service('Prisma Cloud', ['gov', 'api.gov.prismacloud.io *.gov.prismacloud.io'], ['??', '*.prismacloud.io *.bridgecrew.cloud']),
  ]),
  row('hosts-services-monitoring', [
    ...service('Datadog', ['gov', 'ddog-gov.com *.ddog-gov.com'], ['DE', 'datadoghq.eu *.datadoghq.eu'], ['JP', 'ap1.datadoghq.com *.ap1.datadoghq.com'], ['AU', 'ap2.datadoghq.com *.ap2.datadoghq.com'], ['US', 'datadoghq.com *.datadoghq.com']),
    ...service('Sentry', ['DE', 'de.sentry.io *.de.sentry.io'], ['US', 'us.sentry.io *.us.sentry.io'], ['??', 'sentry.io *.sentry.io']),
    ...service('New Relic', ['gov', 'gov-*.newrelic.com'], ['DE', '*.eu.newrelic.com *.eu01.nr-data.net'], ['US', 'newrelic.com *.newrelic.com *.nr-data.net']),
    ...service('Splunk', ['gov', '*.splunkcloudgc.com'], ['??', '*.splunkcloud.com *.signalfx.com']),
    ...service('Grafana Cloud', ['??', '*.grafana.net']),
    ...service('Honeycomb', ['IE', 'api.eu1.honeycomb.io'], ['US', 'api.honeycomb.io *.honeycomb.io']),
    ...service('Rollbar', ['??', '*.rollbar.com']),
    ...service('Bugsnag', ['??', '*.bugsnag.com']),
    ...service('Sumo Logic', ['??', '*.sumologic.com']),
    ...service('PagerDuty', ['DE', '*.eu.pagerduty.com'], ['US', 'pagerduty.com *.pagerduty.com']),
    ...service('Opsgenie', ['DE', 'api.eu.opsgenie.com'], ['??', 'api.opsgenie.com']),
    ...service('LaunchDarkly', ['gov', '*.launchdarkly.us'], ['DE', '*.eu.launchdarkly.com'], ['??', '*.launchdarkly.com']),
    ...service('Segment', ['IE', '*.euw1.segmentapis.com'], ['??', '*.segment.io *.segment.com']),
  ]),
  row('hosts-services-chat', [
    ...service('Slack', ['gov', 'slack-gov.com *.slack-gov.com'], ['??', 'slack.com *.slack.com']),
    ...service('Microsoft Teams', ['??', '*.webhook.office.com outlook.office.com']),
    ...service('Discord', ['??', 'discord.com discordapp.com *.discord.com']),
    ...service('Telegram', ['??', 'api.telegram.org']),
    ...service('DingTalk', ['CN', 'oapi.dingtalk.com *.dingtalk.com']),
    ...service('Feishu', ['CN', 'open.feishu.cn *.feishu.cn']),
    ...service('WeCom', ['CN', 'qyapi.weixin.qq.com']),
    ...service('Atlassian Cloud', ['??', '*.atlassian.net api.atlassian.com']),
    ...service('Mailgun', ['??', 'api.mailgun.net'], ['DE', 'api.eu.mailgun.net']),
    ...service('SendGrid', ['??', 'api.sendgrid.com']),
  ]),
  row('hosts-services-models', [
    ...service('Azure OpenAI', ['gov', '*.openai.azure.us'], ['??', '*.openai.azure.com']),
    ...service('OpenAI', ['??', 'api.openai.com']),
    ...service('Anthropic', ['??', 'api.anthropic.com']),
    ...service('GitHub Copilot', ['??', '*.githubcopilot.com copilot-proxy.githubusercontent.com models.github.ai models.inference.ai.azure.com']),
    ...service('Google Gemini', ['??', 'generativelanguage.googleapis.com']),
    ...service('Hugging Face', ['??', 'huggingface.co *.huggingface.co hf.co']),
    ...service('Mistral', ['FR', 'api.mistral.ai']),
    ...service('DeepSeek', ['CN', 'api.deepseek.com']),
    ...service('Moonshot', ['CN', 'api.moonshot.cn']),
    ...service('DashScope', ['CN', 'dashscope.aliyuncs.com']),
    ...service('CodeRabbit', ['??', '*.coderabbit.ai']),
    ...service('OpenRouter', ['??', 'openrouter.ai']),
  ]),
  row('hosts-services-build', [
    ...service('CircleCI', ['??', 'circleci.com *.circleci.com']),
    ...service('Travis CI', ['??', 'travis-ci.com *.travis-ci.com travis-ci.org']),
    ...service('Buildkite', ['??', 'buildkite.com *.buildkite.com']),
    ...service('Terraform Cloud', ['DE', 'app.eu.terraform.io'], ['??', 'app.terraform.io api.cloud.hashicorp.com']),
    ...service('Pulumi Cloud', ['??', 'api.pulumi.com app.pulumi.com']),
    ...service('Spacelift', ['??', '*.spacelift.io']),
    ...service('Infracost', ['??', '*.infracost.io']),
    ...service('Docker Build Cloud', ['??', '*.docker.com hub.docker.com']),
    ...service('Depot', ['??', '*.depot.dev']),
    ...service('JFrog Cloud', ['??', '*.jfrog.io']),
    ...service('Vercel', ['??', 'api.vercel.com *.vercel.app']),
    ...service('Netlify', ['??', 'api.netlify.com *.netlify.app']),
    ...service('Heroku', ['??', 'api.heroku.com git.heroku.com *.herokuapp.com']),
    ...service('Fly.io', ['??', 'api.fly.io *.fly.dev']),
    ...service('Cloudflare', ['??', 'api.cloudflare.com *.workers.dev *.pages.dev']),
  ]),
  row('hosts-services-tunnels', [
    ...service('ngrok', ['DE', '*.eu.ngrok.io'], ['??', 'ngrok.com *.ngrok.com *.ngrok.io *.ngrok.app *.ngrok-free.app']),
    ...service('Pastebin', ['??', 'pastebin.com paste.rs']),
    ...service('Open upload', ['??', 'transfer.sh file.io 0x0.st webhook.site *.pipedream.net requestbin.com *.requestbin.net termbin.com catbox.moe litterbox.catbox.moe']),
    ...service('tmate', ['??', '*.tmate.io ssh.tmate.io']),
  ]),
]

/** Country domains whose hosts are abroad. Those that the whole world uses for other reasons (io, ai, co, me, sh, rs ...) are left out. */
export const countryDomains: Row<Record<string, string>>[] = [
  {
    id: 'country-domains',
    value: Object.fromEntries(
      'CN RU IR KP BY CU SY HK MO VE VN PK UA TR IN ID TH MY PH KR JP TW SG AU NZ CA MX BR AR CL ZA NG EG IL SA QA AE DE FR NL BE LU CH AT IT ES PT IE DK NO SE FI PL CZ SK HU RO BG GR HR SI EE LV LT'
        .split(' ')
        .map((code) => [code.toLowerCase(), code])
        .concat([['uk', 'GB'], ['eu', 'EU'], ['su', 'RU']]),
    ),
    source: 'IANA root zone database',
    from: null,
    to: null,
    checkedOn,
    confidence: 'medium',
    note: 'A domain of a country says who gave the name, not where the machine is: it is asked, not assumed.',
  },
]
