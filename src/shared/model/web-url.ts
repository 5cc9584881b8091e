import { z } from 'zod'

/**
 * An address of the web: http or https, and any host, since a reader may have allowed pages of their own network
 * (`localhost`, `192.168.0.7`), which zod's `httpUrl` refuses.
 */
export const webUrl = z.url({ protocol: /^https?$/ }).max(8_192)
