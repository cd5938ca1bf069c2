import { imageReference } from '../../supply/image-reference'
import type { Locator } from '../../analyzer'
import type { Look } from '../look'
import { blocks, get, isFields, text, Unresolved, type Resource, type Value } from '../model'

/** Resources that run container images, with the fields below which they name them (domain.md CIC-04, 3.5). */
const running: Record<string, string[]> = {
  aws_ecs_task_definition: ['container_definitions'], aws_batch_job_definition: ['container_properties', 'node_properties'], aws_lambda_function: ['image_uri'], aws_apprunner_service: ['source_configuration'],
  aws_codebuild_project: ['environment'], aws_sagemaker_model: ['primary_container', 'container'],
  google_cloud_run_service: ['template'], google_cloud_run_v2_service: ['template'], google_cloud_run_v2_job: ['template'], google_cloud_run_v2_worker_pool: ['template'],
  azurerm_container_group: ['container', 'init_container'], azurerm_container_app: ['template'], azurerm_container_app_job: ['template'],
  kubernetes_manifest: ['manifest'],
}
const workload = /^kubernetes_(?:deployment|pod|stateful_set|daemonset|daemon_set|job|cron_job|replication_controller|replica_set)(?:_v\d\w*)?$/
const names = new Set(['image', 'image_uri', 'image_identifier'])
/** Images that the build service brings itself, which no registry holds. */
const builtIn = /^aws\/codebuild\//

/** Every container image that the code runs, with its tier; one that is not resolved stays so, and is never left out. */
export function lookAtImages(look: Look): void {
  for (const [type, fields] of Object.entries(running)) {
    for (const one of look.of(type)) for (const field of fields) if (one.values[field] !== undefined) walk(look, opened(one.values[field]), one.place(field), field)
  }
  for (const one of look.estate.resources) if (workload.test(one.type)) walk(look, one.values['spec'], one.place('spec'), 'spec')
  for (const one of look.of('azurerm_linux_web_app', 'azurerm_linux_function_app', 'azurerm_linux_web_app_slot')) webApp(look, one)
  for (const one of look.of('helm_release')) release(look, one)
  for (const { image, at } of look.estate.images) add(look, image, at)
}

function add(look: Look, image: string, at: Locator): void {
  if (!builtIn.test(image)) look.out.add('images', imageReference(image, 'infrastructure', at))
}

/** What a value says as an image: its text, the text around its gaps, or nothing that can be told. */
const said = (value: Value): string | null => (value instanceof Unresolved ? value.pattern || '${}' : typeof value === 'string' ? value : null)

/** Definitions of containers are often written as JSON in a text; a text that cannot be opened says nothing of its images. */
function opened(value: Value | undefined): Value | undefined {
  const words = typeof value === 'string' ? value : value instanceof Unresolved ? value.pattern : null
  if (words === null || !/^\s*[[{]/.test(words)) return value
  try {
    return JSON.parse(words) as Value
  } catch {
    return new Unresolved()
  }
}

function walk(look: Look, value: Value | undefined, at: Locator, name: string, depth = 0): void {
  if (value === undefined || value === null || depth > 20) return
  if (names.has(name)) {
    const image = said(value)
    if (image !== null && image !== '') return add(look, image, at)
  }
  // Where the list of containers itself is open, so is what they run.
  if (value instanceof Unresolved) {
    if (/^(?:container|init_container|containers|initcontainers|container_definitions|container_properties)$/i.test(name)) add(look, '${}', at)
    return
  }
  if (Array.isArray(value)) for (const item of value) walk(look, item, at, name, depth + 1)
  else if (isFields(value)) for (const [key, item] of Object.entries(value)) walk(look, item, at, key, depth + 1)
}

/** An image of a web application: its name beside its registry, or the older pair of image and tag. */
function webApp(look: Look, one: Resource): void {
  const stack = get(one.values, 'site_config.application_stack')
  for (const each of isFields(stack) ? [stack] : blocks(one.values, 'site_config').flatMap((config) => blocks(config, 'application_stack'))) {
    const name = each['docker_image_name'] ?? each['docker_image']
    if (name === undefined || name === null) continue
    const registry = text(each['docker_registry_url'])?.replace(/^https?:\/\//, '').replace(/\/$/, '')
    const tag = text(each['docker_image_tag'])
    add(look, `${registry === undefined ? '' : `${registry}/`}${said(name) ?? '${}'}${tag === null ? '' : `:${tag}`}`, one.place('site_config'))
  }
}

/** Images that values of a chart set one by one: `image.registry`, `image.repository` and `image.tag` of the same part. */
function release(look: Look, one: Resource): void {
  const parts = new Map<string, Record<string, string>>()
  for (const each of blocks(one.values, 'set')) {
    const [, part, what] = /^(.*?\bimage)\.(registry|repository|tag|digest)$/i.exec(text(each['name']) ?? '') ?? []
    const value = each['value'] === undefined ? null : said(each['value'])
    if (part !== undefined && what !== undefined && value !== null) parts.set(part, { ...parts.get(part), [what.toLowerCase()]: value })
    else if (/(?:^|\.)image$/i.test(text(each['name']) ?? '') && value !== null) add(look, value, one.place('set'))
  }
  for (const { registry, repository, tag, digest } of parts.values()) {
    if (repository !== undefined) add(look, `${registry === undefined ? '' : `${registry}/`}${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`, one.place('set'))
  }
}
