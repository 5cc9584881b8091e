/** Why the disk did not take something, in the reader's words: what is wrong with what. */
export function writeFailure(place: string, { code, message }: { code: string; message: string }): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `the disk of ${place} is full.`
    case 'EACCES':
    case 'EPERM':
      return `${place} may not be written to.`
    case 'EROFS':
      return `the disk of ${place} can only be read.`
    case 'ENOENT':
    case 'ENOTDIR':
      return `${place} is not there.`
    case 'EIO':
      return `the disk of ${place} did not answer as it should.`
    default:
      return message
  }
}
