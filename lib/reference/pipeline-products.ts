import type { Row } from './reference'

const checkedOn = '2026-11-24'
const words = (text: string) => text.trim().split(/\s+/)

/** Runner labels of machines that somebody else runs: a label that fits means a place the firm did not choose. */
export type HostedLabel = { label: RegExp; by: string }

/**
 * Labels of hosted runners (domain.md GA-01). On a GitHub Enterprise Server there are no hosted runners, so that there the
 * same label is an own machine.
 */
export const hostedLabels: Row<HostedLabel[]> = {
  id: 'runner-labels-hosted',
  value: [
    { label: /^(?:ubuntu|windows|macos)-(?:latest|slim|\d+(?:\.\d+)?)(?:-[\w-]+)?$/i, by: 'GitHub' },
    { label: /^(?:saas-(?:linux|macos|windows)-[\w-]+|shared-windows|gitlab-org(?:-docker)?)$/i, by: 'GitLab.com' },
    { label: /^buildjet-/i, by: 'BuildJet' },
    { label: /^blacksmith-/i, by: 'Blacksmith' },
    { label: /^depot-/i, by: 'Depot' },
    { label: /^(?:namespace-profile-|nscloud-)/i, by: 'Namespace' },
    { label: /^warp-/i, by: 'WarpBuild' },
    { label: /^ubicloud(?:-|$)/i, by: 'Ubicloud' },
    { label: /^actuated-/i, by: 'Actuated' },
  ],
  source: 'docs.github.com and docs.gitlab.com, hosted runners; the providers named',
  from: null,
  to: null,
  checkedOn,
  confidence: 'high',
}

/** Actions, by owner or owner/name, that send something to a service, and the host they send it to by default. */
export const serviceActions: Row<Record<string, string>> = {
  id: 'service-actions',
  value: Object.fromEntries(
    words(`
      codecov/codecov-action=codecov.io coverallsapp/github-action=coveralls.io snyk/actions=api.snyk.io
      sonarsource/sonarcloud-github-action=sonarcloud.io getsentry/action-release=sentry.io datadog/=datadoghq.com
      slackapi/slack-github-action=slack.com 8398a7/action-slack=slack.com rtcamp/action-slack-notify=slack.com act10ns/slack=slack.com
      voxmedia/github-action-slack-notify-build=slack.com ravsamhq/notify-slack-action=slack.com sarisia/actions-status-discord=discord.com
      ilshidur/action-discord=discord.com appleboy/telegram-action=api.telegram.org appleboy/discord-action=discord.com
      fossas/fossa-action=app.fossa.com fossa-contrib/fossa-action=app.fossa.com semgrep/semgrep-action=semgrep.dev
      returntocorp/semgrep-action=semgrep.dev step-security/harden-runner=agent.api.stepsecurity.io gitguardian/=api.gitguardian.com
      veracode/=analysiscenter.veracode.com checkmarx/=ast.checkmarx.net mend-io/=app.mend.io codacy/=api.codacy.com
      paambaati/codeclimate-action=codeclimate.com cloudflare/=api.cloudflare.com amondnet/vercel-action=api.vercel.com
      nwtgck/actions-netlify=api.netlify.com netlify/actions=api.netlify.com superfly/flyctl-actions=api.fly.io
      akhileshns/heroku-deploy=api.heroku.com pulumi/actions=api.pulumi.com spacelift-io/=app.spacelift.io infracost/=pricing.api.infracost.io
      anthropics/claude-code-action=api.anthropic.com anthropics/claude-code-base-action=api.anthropic.com openai/codex-action=api.openai.com
      google-github-actions/run-gemini-cli=generativelanguage.googleapis.com coderabbitai/=app.coderabbit.ai actions/ai-inference=models.github.ai
      depot/=api.depot.dev mxschmitt/action-tmate=ssh.tmate.io newrelic/=api.newrelic.com rollbar/=api.rollbar.com bugsnag/=api.bugsnag.com
      launchdarkly/=app.launchdarkly.com pagerduty/=api.pagerduty.com bridgecrewio/checkov-action=api.bridgecrew.cloud jfrog/=jfrog.io
      aikidosec/=app.aikido.dev ngrok/=api.ngrok.com honeycombio/=api.honeycomb.io grafana/=grafana.net
    `).map((pair) => pair.split('=') as [string, string]),
  ),
  source: 'The README of each action',
  from: null,
  to: null,
  checkedOn,
  confidence: 'medium',
  note: 'checkov and jfrog actions send only with a token or address of the service; they are asked about, not judged.',
}

/** A token or setting by name, the host it is for unless another is set, and the setting that names another. */
export type ServiceToken = { name: RegExp; host: string; unless: RegExp }
const never = /(?!)/

/** Names of variables and secrets that only make sense with a service (domain.md CIC-03). */
export const serviceTokens: Row<ServiceToken[]> = {
  id: 'service-tokens',
  value: [
    { name: /\bCODECOV_TOKEN\b/i, host: 'codecov.io', unless: /CODECOV_URL/i },
    { name: /\bCOVERALLS_REPO_TOKEN\b/i, host: 'coveralls.io', unless: never },
    { name: /\bSNYK_TOKEN\b/i, host: 'api.snyk.io', unless: /SNYK_API\b/i },
    { name: /\bSONAR(?:CLOUD|QUBE)?_TOKEN\b/i, host: 'sonarcloud.io', unless: /SONAR_HOST_URL|sonar\.host\.url/i },
    { name: /\bSENTRY_(?:AUTH_TOKEN|DSN)\b/i, host: 'sentry.io', unless: /SENTRY_URL/i },
    { name: /\b(?:DD|DATADOG)_(?:API|APP)_KEY\b/i, host: 'datadoghq.com', unless: /\b(?:DD|DATADOG)_SITE\b|datadog-site|ddog-gov/i },
    { name: /\bNEW_?RELIC_(?:API|LICENSE|USER)_KEY\b/i, host: 'api.newrelic.com', unless: /NEW_?RELIC_(?:REGION|HOST)/i },
    { name: /\bSLACK_(?:WEBHOOK(?:_URL)?|BOT_TOKEN|TOKEN|API_TOKEN)\b/i, host: 'slack.com', unless: never },
    { name: /\bDISCORD_(?:WEBHOOK(?:_URL)?|TOKEN)\b/i, host: 'discord.com', unless: never },
    { name: /\bTELEGRAM_(?:TOKEN|BOT_TOKEN)\b/i, host: 'api.telegram.org', unless: never },
    { name: /\b(?:MS_?)?TEAMS_WEBHOOK(?:_URL)?\b/i, host: 'outlook.office.com', unless: never },
    { name: /\bOPENAI_API_KEY\b/i, host: 'api.openai.com', unless: /OPENAI_(?:API_)?BASE|AZURE_OPENAI/i },
    { name: /\bANTHROPIC_API_KEY\b/i, host: 'api.anthropic.com', unless: /ANTHROPIC_BASE_URL/i },
    { name: /\bGEMINI_API_KEY\b/i, host: 'generativelanguage.googleapis.com', unless: never },
    { name: /\b(?:HF|HUGGING_?FACE)_TOKEN\b/i, host: 'huggingface.co', unless: /HF_ENDPOINT/i },
    { name: /\bNGROK_AUTH_?TOKEN\b/i, host: 'ngrok.com', unless: never },
    { name: /\bTF_(?:API_TOKEN|TOKEN_app_terraform_io|CLOUD_TOKEN)\b/i, host: 'app.terraform.io', unless: /TF_CLOUD_HOSTNAME/i },
    { name: /\bPULUMI_ACCESS_TOKEN\b/i, host: 'api.pulumi.com', unless: /PULUMI_BACKEND_URL/i },
    { name: /\bINFRACOST_API_KEY\b/i, host: 'pricing.api.infracost.io', unless: /INFRACOST_PRICING_API_ENDPOINT/i },
    { name: /\bFOSSA_API_KEY\b/i, host: 'app.fossa.com', unless: never },
    { name: /\bSEMGREP_APP_TOKEN\b/i, host: 'semgrep.dev', unless: never },
    { name: /\bGITGUARDIAN_API_KEY\b/i, host: 'api.gitguardian.com', unless: /GITGUARDIAN_INSTANCE/i },
    { name: /\bVERACODE_API_(?:ID|KEY|SECRET)\b/i, host: 'analysiscenter.veracode.com', unless: never },
    { name: /\bCIRCLE_?(?:CI_)?TOKEN\b/i, host: 'circleci.com', unless: never },
    { name: /\bLAUNCHDARKLY_(?:SDK_KEY|ACCESS_TOKEN)\b/i, host: 'app.launchdarkly.com', unless: never },
    { name: /\bPAGERDUTY_(?:TOKEN|ROUTING_KEY|INTEGRATION_KEY)\b/i, host: 'api.pagerduty.com', unless: never },
    { name: /\bCLOUDFLARE_API_TOKEN\b/i, host: 'api.cloudflare.com', unless: never },
    { name: /\bVERCEL_TOKEN\b/i, host: 'api.vercel.com', unless: never },
    { name: /\bNETLIFY_AUTH_TOKEN\b/i, host: 'api.netlify.com', unless: never },
    { name: /\bHEROKU_API_KEY\b/i, host: 'api.heroku.com', unless: never },
    { name: /\bDOCKER(?:HUB)?_(?:TOKEN|PASSWORD|HUB_TOKEN)\b/i, host: 'docker.io', unless: /\bregistry\b/i },
  ],
  source: 'The documentation of each service',
  from: null,
  to: null,
  checkedOn,
  confidence: 'medium',
}
