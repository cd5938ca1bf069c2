/** `hosting`: machines that anybody rents; `vpn`: exits that hide where a person is; `tor`: exits of Tor; `government`: a provider's region for governments. */
export type NetworkKind = 'hosting' | 'vpn' | 'tor' | 'government'
export type Network = { name: string; kind: NetworkKind }
/** Networks by their AS numbers, as one dated row: who runs them and what for, by our own judgment. */
export type NetworkClass = Network & { as: number[] }

const row = (kind: NetworkKind, name: string, ...as: number[]): NetworkClass => ({ kind, name, as })

/**
 * Which networks people seldom sit in (domain.md IAM-05). A person whose address is in one comes through a rented machine
 * or an exit: where they are, the address does not say. Networks of internet providers that also host are left out.
 * Checked on 2026-11-26 against the names in the table of ranges; confidence medium. `npx tsx lib/start/write-networks.ts`
 * makes ranges.csv of it anew.
 */
export const networkClasses: NetworkClass[] = [
  row('hosting', 'Amazon Web Services', 16509, 14618, 8987, 7224),
  row('hosting', 'Google Cloud', 15169, 396982, 19527, 36384),
  row('hosting', 'Microsoft Azure', 8075, 8068, 8069, 8070, 3598),
  row('hosting', 'Oracle Cloud', 31898, 54253),
  row('hosting', 'Alibaba Cloud', 45102, 37963),
  row('hosting', 'Tencent Cloud', 132203, 45090),
  row('hosting', 'Huawei Cloud', 136907, 55990),
  row('hosting', 'DigitalOcean', 14061),
  row('hosting', 'OVH', 16276),
  row('hosting', 'Hetzner', 24940, 213230),
  row('hosting', 'Linode', 63949),
  row('hosting', 'Vultr', 20473),
  row('hosting', 'Contabo', 51167),
  row('hosting', 'Leaseweb', 60781, 28753, 30633, 59253, 394380),
  row('hosting', 'Scaleway', 12876),
  row('hosting', 'IONOS', 8560),
  row('hosting', 'Host Europe', 20773),
  row('hosting', 'velia.net', 29066),
  row('hosting', 'HostPapa', 36352),
  row('hosting', 'FranTech', 53667),
  row('hosting', 'Clouvider', 62240),
  row('hosting', 'IP Volume', 202425),
  row('hosting', 'WorldStream', 49981),
  row('hosting', 'HostRoyale', 207990),
  row('hosting', 'Webzilla', 35415),
  row('hosting', 'UK Dedicated Servers', 42831, 13213),
  row('hosting', 'IT7 Networks', 25820),
  row('hosting', 'Performive', 46562),
  row('hosting', 'Rackspace', 33070, 19994, 27357),
  row('hosting', 'Liquid Web', 32244),
  row('hosting', 'ServerMania', 55286),
  row('hosting', 'Interserver', 19318),
  row('hosting', 'Psychz', 40676),
  row('hosting', 'QuadraNet', 8100),
  row('hosting', 'Hostinger', 47583),
  row('hosting', 'GoDaddy', 26496, 398101),
  row('hosting', 'Hivelocity', 29802),
  row('hosting', 'Enzu', 18978),
  row('hosting', 'Sharktech', 46844),
  row('hosting', 'Zenlayer', 21859),
  row('hosting', 'netcup', 197540),
  row('hosting', 'firstcolo', 44066),
  row('hosting', 'Timeweb', 9123),
  row('hosting', 'REG.RU', 197695),
  row('hosting', 'NForce', 43350),
  row('hosting', 'Global Layer', 49453),
  row('hosting', 'Private Layer', 51852),
  row('hosting', 'FlokiNET', 200651),
  row('hosting', 'AEZA', 210644),
  row('hosting', 'HZ Hosting', 59711),
  row('hosting', 'Cloudflare', 13335, 209242),
  row('hosting', 'Fastly', 54113),
  row('vpn', 'M247, which carries many VPN services', 9009),
  row('vpn', 'Datacamp, which carries many VPN services', 60068, 212238),
  row('vpn', 'PacketHub, which carries VPN services', 136787, 141039, 147049, 207137),
  row('vpn', 'Mullvad VPN', 216025, 39351),
  row('vpn', 'Proton VPN', 62371, 209103, 199218),
  row('vpn', 'GSL Networks, which carries VPN services', 137409),
]
