import { isHashRow } from './gather-rows.ts'
import { PageFile } from './page-file.ts'
import { rowsOnPage } from './page-rows.ts'

/** Whether any page of a file holds rows as only libraries have them, whatever the file begins with. */
export function hasLibraryPages(path: string): boolean {
  const file = new PageFile(path)
  try {
    for (let page = 2; page <= file.pages; page += 1)
      if (rowsOnPage(file, page).some(({ values }) => isHashRow(values))) return true
    return false
  } finally {
    file.close()
  }
}
