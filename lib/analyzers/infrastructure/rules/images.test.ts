import { describe, expect, it } from 'vitest'
import bicep from '../../bicep-arm/analyzer'
import cloudformation from '../../cloudformation/analyzer'
import { evidenceOf } from '../../formats/testing/evidence'
import { readCode } from '../testing/fired'

const digest = `@sha256:${'ab'.repeat(32)}`
const shown = (images: { image: string; tier: string }[]) => images.map(({ image, tier }) => [image, tier])
const imagesIn = async (code: string) => shown((await readCode(code)).facts.images)

describe('images that infrastructure code runs', () => {
  it.each([
    ['a task with its containers as an object', 'resource "aws_ecs_task_definition" "t" {\n  container_definitions = jsonencode([{ name = "web", image = "nginx:1.27" }, { name = "log", image = "registry1.dso.mil/ironbank/opensource/fluentd/fluentd' + digest + '" }])\n}', [['nginx:1.27', 'T4'], [`registry1.dso.mil/ironbank/opensource/fluentd/fluentd${digest}`, 'T1']]],
    ['a task with its containers as text', 'resource "aws_ecs_task_definition" "t" {\n  container_definitions = "[{\\"image\\": \\"ghcr.io/o/tool:1\\"}]"\n}', [['ghcr.io/o/tool:1', 'T4']]],
    ['a task whose containers lie elsewhere', 'resource "aws_ecs_task_definition" "t" { container_definitions = file("web.json") }', [['${}', 'unknown']]],
    ['an image left open', 'variable "v" {}\nresource "aws_ecs_task_definition" "t" {\n  container_definitions = jsonencode([{ name = "web", image = var.v }])\n}', [['${}', 'unknown']]],
    ['a function', 'resource "aws_lambda_function" "f" { image_uri = "111122223333.dkr.ecr.us-gov-west-1.amazonaws.com/f:1" }', [['111122223333.dkr.ecr.us-gov-west-1.amazonaws.com/f:1', 'unknown']]],
    ['a function without an image', 'resource "aws_lambda_function" "f" { filename = "f.zip" }', []],
    ['a build service with an image of its own', 'resource "aws_codebuild_project" "b" {\n  environment { image = "aws/codebuild/standard:7.0" }\n}', []],
    ['a build service with another', 'resource "aws_codebuild_project" "b" {\n  environment { image = "docker.io/library/golang:1.23" }\n}', [['docker.io/library/golang:1.23', 'T4']]],
    ['a deployment', 'resource "kubernetes_deployment_v1" "d" {\n  spec {\n    template {\n      spec {\n        init_container { image = "busybox" }\n        container { image = "cgr.dev/chainguard/python' + digest + '" }\n      }\n    }\n  }\n}', [['busybox', 'T4'], [`cgr.dev/chainguard/python${digest}`, 'T2']]],
    ['a manifest', 'resource "kubernetes_manifest" "m" {\n  manifest = { kind = "Pod", spec = { containers = [{ name = "a", image = "quay.io/a/b:1" }] } }\n}', [['quay.io/a/b:1', 'T4']]],
    ['Cloud Run', 'resource "google_cloud_run_v2_service" "s" {\n  template {\n    containers { image = "us-docker.pkg.dev/p/r/app:1" }\n  }\n}\nresource "google_cloud_run_service" "o" {\n  template {\n    spec {\n      containers { image = "gcr.io/cloudrun/hello" }\n    }\n  }\n}', [['gcr.io/cloudrun/hello', 'T4'], ['us-docker.pkg.dev/p/r/app:1', 'unknown']]],
    ['Azure', 'resource "azurerm_container_group" "g" {\n  container { image = "mcr.microsoft.com/azuredocs/aci-helloworld:latest" }\n}\nresource "azurerm_linux_web_app" "w" {\n  site_config {\n    application_stack {\n      docker_image_name = "app:1"\n      docker_registry_url = "https://ridgeline.azurecr.us"\n    }\n  }\n}', [['mcr.microsoft.com/azuredocs/aci-helloworld:latest', 'T4'], ['ridgeline.azurecr.us/app:1', 'unknown']]],
    ['values of a chart', 'resource "helm_release" "h" {\n  set {\n    name = "image.repository"\n    value = "docker.io/bitnami/redis"\n  }\n  set {\n    name = "image.tag"\n    value = "7"\n  }\n  set {\n    name = "replicas"\n    value = "2"\n  }\n}', [['docker.io/bitnami/redis:7', 'T4']]],
    ['a machine image, which is no container', 'resource "aws_instance" "i" { ami = "ami-1" }', []],
  ])('%s', async (_name, code, images) => expect(await imagesIn(code)).toEqual(images))

  it('those of CloudFormation and Bicep', async () => {
    const template = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  T:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: web\n          Image: nginx:1.27\n        - Name: own\n          Image: !Ref Own\nParameters:\n  Own: { Type: String }\n'
    expect(shown((await cloudformation.analyze({ files: [evidenceOf(template, 't.yaml')] })).facts.images)).toEqual([['nginx:1.27', 'T4'], ['${}', 'unknown']])
    const group = "resource g 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {\n  name: 'g'\n  location: 'usgovvirginia'\n  properties: {\n    containers: [\n      {\n        name: 'a'\n        properties: {\n          image: 'docker.io/library/redis:7'\n        }\n      }\n    ]\n  }\n}\nresource c 'Microsoft.App/containerApps@2024-03-01' = {\n  name: 'c'\n  location: 'usgovvirginia'\n  properties: {\n    template: {\n      containers: [\n        {\n          name: 'b'\n          image: 'ridgeline.azurecr.us/app:1'\n        }\n      ]\n    }\n  }\n}\n"
    expect(shown((await bicep.analyze({ files: [evidenceOf(group, 'g.bicep')] })).facts.images).sort()).toEqual([['docker.io/library/redis:7', 'T4'], ['ridgeline.azurecr.us/app:1', 'unknown']])
  })
})
