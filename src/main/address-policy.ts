import ipaddr from 'ipaddr.js'

/** Whether a page may be asked of the machine at this IP address. */
export type AddressPolicy = (address: string) => boolean

/** Only what is public: not this machine, not its network, not the addresses of clouds' own services. */
export const publicAddresses: AddressPolicy = (address) => {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 address in IPv6 clothes is judged as what it is.
  return ipaddr.process(address).range() === 'unicast'
}

/** Any address: for readers who said that pages of their own network may be fetched. */
export const anyAddress: AddressPolicy = (address) => ipaddr.isValid(address)
