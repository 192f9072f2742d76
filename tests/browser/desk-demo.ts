/** The desk for screenshots: signs in, brings a draft in, and gives every page's address. */
import type { Page } from 'playwright-core'

const HARBOUR = `The old harbour bridge will carry lorries again before the end of the summer, the city says.

“We will reopen the bridge within seven to 10 days,” Mayor Ada Quill said on Thursday, standing beside the new deck. “And we will not raise the toll,” she added, “not this year and not the next.”

Trade minister Bo Larsen said that ferry fares had doubled since March. He expects traffic to double by the end of the year.

“The ferry is a disgrace,” said Cy Dove, who runs the harbour café. According to the Harbour Workers’ Union, twelve inspections had been skipped since January.`

/** Signs in at the desk. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.goto('/desk')
  await page.getByLabel('Token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

/**
 * Pastes an article and decides on some of its claims.
 * @param claim address of a claim's public page
 * @returns the address of each page of the desk, by name
 */
export async function seedDesk(page: Page, claim: string): Promise<Record<string, string>> {
  await page.goto('/desk/new')
  await page.getByLabel('Text or HTML').fill(HARBOUR)
  await page.getByLabel('Title').fill('Harbour bridge to reopen, toll to stay, says mayor')
  await page.getByLabel('Published on').fill('2025-08-28')
  await page.getByRole('button', { name: 'Find its claims' }).click()
  await page.waitForURL('**/desk/drafts/*')
  await page.getByRole('radio', { name: 'Accept' }).first().check()
  await page.getByRole('radio', { name: 'Drop' }).nth(2).check()
  await page.getByRole('button', { name: 'Save decisions' }).click()
  await page.waitForLoadState()
  const draft = new URL(page.url()).pathname
  const atDesk = claim.replace(/^.*\/claims\//, '/desk/claims/')
  return {
    'desk-today': '/desk',
    'desk-due': '/desk/due?state=due',
    'desk-new': '/desk/new',
    'desk-import': '/desk/import',
    'desk-draft': draft,
    'desk-draft-details': `${draft}/details`,
    'desk-draft-claim': `${draft}/claims/0`,
    'desk-draft-add': `${draft}/claims/new`,
    'desk-claim': atDesk,
    'desk-claim-correct': `${atDesk}/correct`,
  }
}
