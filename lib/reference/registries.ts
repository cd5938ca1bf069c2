import type { HostRule, Row } from './reference'

const checkedOn = '2026-11-24'
type Origin = NonNullable<HostRule['origin']>
type Place = HostRule['place']

const registry = (host: string, path: string, origin: Origin, name: string, place: Place, country = ''): HostRule => ({ host, path, use: 'registry', origin, name, place, country })
const all = (list: string, ...rest: [origin: Origin, name: string, place: Place, country?: string]): HostRule[] => list.split(/\s+/).map((host) => registry(host, '', ...rest))

/**
 * Container registries and what an image from them counts as (domain.md 3.5): the longest path that fits decides.
 * A registry that is not listed is taken for one of the firm's own, whose tier depends on what was copied into it.
 */
export const registries: Row<HostRule[]>[] = [
  {
    id: 'registries-iron-bank',
    value: [
      registry('registry1.dso.mil', 'ironbank/', 'iron-bank', 'Iron Bank', 'government'),
      registry('registry1.dsop.io', 'ironbank/', 'iron-bank', 'Iron Bank, under its old name', 'government'),
      ...all('registry1.dso.mil registry1.dsop.io registry.dso.mil', 'unresolved', 'Platform One, not Iron Bank', 'government'),
    ],
    source: 'docs-ironbank.dso.mil; repo1.dso.mil/dsop',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
    note: 'Only the ironbank project of the registry holds Iron Bank images.',
  },
  {
    id: 'registries-hardened',
    value: [
      registry('cgr.dev', 'chainguard', 'hardened', 'Chainguard', 'unstated'),
      registry('registry.access.redhat.com', 'ubi', 'hardened', 'Red Hat Universal Base Image', 'unstated'),
      registry('registry.redhat.io', '', 'hardened', 'Red Hat', 'unstated'),
    ],
    source: 'domain.md 3.5; the vendors named',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'registries-public',
    value: [
      ...all('docker.io index.docker.io registry-1.docker.io registry.hub.docker.com hub.docker.com', 'public', 'Docker Hub', 'unstated'),
      ...all('ghcr.io docker.pkg.github.com', 'public', 'GitHub', 'unstated'),
      ...all('quay.io', 'public', 'Quay', 'unstated'),
      ...all('eu.gcr.io asia.gcr.io', 'public', 'Google', 'foreign'),
      ...all('gcr.io *.gcr.io registry.k8s.io', 'public', 'Google', 'unstated'),
      ...all('public.ecr.aws', 'public', 'Amazon', 'unstated'),
      ...all('mcr.microsoft.com', 'public', 'Microsoft', 'unstated'),
      ...all('registry.gitlab.com', 'public', 'GitLab.com', 'unstated'),
      ...all('nvcr.io', 'public', 'NVIDIA', 'unstated'),
      ...all('docker.elastic.co', 'public', 'Elastic', 'unstated'),
      ...all('container-registry.oracle.com', 'public', 'Oracle', 'unstated'),
      ...all('lscr.io ttl.sh xpkg.upbound.io cr.fluentbit.io registry.suse.com registry.opensuse.org', 'public', 'Public registry', 'unstated'),
    ],
    source: 'The operators named',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'registries-foreign',
    value: [
      ...all('registry.cn-*.aliyuncs.com registry-vpc.cn-*.aliyuncs.com *.cr.aliyuncs.com registry.*.aliyuncs.com registry.aliyuncs.com mirrors.aliyun.com *.mirrors.aliyun.com *.mirror.aliyuncs.com', 'foreign', 'Alibaba Cloud', 'foreign', 'CN'),
      ...all('ccr.ccs.tencentyun.com *.ccr.ccs.tencentyun.com *.tencentcloudcr.com mirror.ccs.tencentyun.com', 'foreign', 'Tencent Cloud', 'foreign', 'CN'),
      ...all('swr.*.myhuaweicloud.com *.swr.myhuaweicloud.com', 'foreign', 'Huawei Cloud', 'foreign', 'CN'),
      ...all('daocloud.io *.daocloud.io dockerproxy.com docker.mirrors.ustc.edu.cn registry.npmmirror.com', 'foreign', 'Mirror in China', 'foreign', 'CN'),
      ...all('gitee.com *.gitee.com *.gitee.io', 'foreign', 'Gitee', 'foreign', 'CN'),
      ...all('*.azurecr.cn', 'foreign', 'Azure operated by 21Vianet', 'foreign', 'CN'),
      ...all('cr.yandex *.cr.yandex container-registry.cloud.yandex.net', 'foreign', 'Yandex Cloud', 'foreign', 'RU'),
      ...all('registry.gitflic.ru cr.selcloud.ru', 'foreign', 'Registry in Russia', 'foreign', 'RU'),
      ...all('*.container-registry.ovh.net', 'foreign', 'OVHcloud', 'foreign', 'FR'),
      ...all('rg.*.scw.cloud', 'foreign', 'Scaleway', 'foreign', 'FR'),
    ],
    source: 'domain.md 3.5; the operators named',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
]
