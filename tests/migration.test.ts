/** What a migration makes of rows that stand already: the tag index of claims that were stored before there was one. */
import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { asD1 } from '../bench/scale/sqlite-d1.ts'
import { listClaims } from '../src/store/claim-list.ts'
import { openDb } from '../src/store/db.ts'
import type { ClaimFilters } from '../src/store/filters.ts'

const TAG_INDEX = '0012'
const MIGRATIONS = readdirSync('drizzle')
  .filter((one) => one.endsWith('.sql'))
  .sort()

function apply(file: DatabaseSync, names: readonly string[]): void {
  for (const name of names) {
    file.exec(readFileSync(`drizzle/${name}`, 'utf8').replaceAll('--> statement-breakpoint', ''))
  }
}

/** Sixty claims as the schema before the tag index had them, three in four published, every fifth with a window. */
const BEFORE = `
insert into speakers (id, name, kind, created_at, updated_at) values (1, 'Ada Quill', 'person', 1, 1), (2, 'Bo Reed', 'person', 1, 1);
insert into articles (id, digest, outlet, visibility, claim_count, created_by, created_at)
  values (1, 'a', 'The Courier', 'published', 45, 'x', 1), (2, 'b', 'The Courier', 'draft', 15, 'x', 1);
insert into claims (id, article_id, speaker_id, outlet_key, said_key, kind, type, visibility, text, prefix, suffix, content, cue, source,
  resolution, method, confidence, said_latest, due_earliest, due_latest, updated_at)
with recursive n (i) as (select 1 union all select i + 1 from n limit 60)
select i, 1 + (i % 4 = 0), iif(i % 7 = 0, null, 1 + i % 2), 'the courier', printf('%03d', i), iif(i % 3 = 0, 'direct', 'indirect'), 'promise',
  iif(i % 4 = 0, 'draft', 'published'), 'bridge number ' || i, '', '', '[]', '[]', '[]', 'named', 'x', 1,
  iif(i % 11 = 0, null, date('2025-01-01', '+' || (i * 17 % 40) || ' days')),
  iif(i % 5 = 0, '2025-06-01', null), iif(i % 5 = 0, '2025-06-' || (10 + i % 20), null), i from n;
insert into changes (kind, subject, subject_id, version, at, by) values ('claim.followed_up', 'claim', 5, 2, 9, 'x');
update claims set status = 'held', version = 2, updated_at = 9 where id = 5;`

const LISTS: [ClaimFilters, string][] = [
  [{}, "visibility = 'published'"],
  [{ all: true }, '1'],
  [{ speaker: 1 }, "visibility = 'published' and speaker_id = 1"],
  [{ kind: 'direct', outlet: 'THE COURIER' }, "visibility = 'published' and kind = 'direct'"],
  [{ status: 'held', all: true }, 'id = 5'],
  [{ q: 'bridge "number 7"' }, 'id = 7'],
  [{ saidFrom: '2025-01-20' }, "visibility = 'published' and said_latest >= '2025-01-20'"],
]

it('finds by the tag index what stood before there was one', async () => {
  const file = new DatabaseSync(':memory:')
  const from = MIGRATIONS.findIndex((name) => name.startsWith(TAG_INDEX))
  apply(file, MIGRATIONS.slice(0, from))
  file.exec(BEFORE)
  apply(file, MIGRATIONS.slice(from))
  file.exec("insert into claims_fts (claims_fts, rank) values ('integrity-check', 1)")
  const db = openDb(asD1(file))
  for (const [filters, where] of LISTS) {
    const { rows } = await listClaims(db, filters, { order: 'saidOn', limit: 100, cursor: null })
    const kept = file
      .prepare(
        `select id from claims where ${where} order by said_latest is null, said_latest desc, seq desc`,
      )
      .all()
    expect(rows.map((row) => row.id)).toEqual(kept.map((row) => row.id))
  }
  const due = await listClaims(db, { all: true }, { order: 'due', limit: 100, cursor: null })
  expect(due.rows.map((row) => row.id)).toEqual([20, 40, 60, 25, 45, 10, 30, 50, 15, 35, 55])
  const numbers = file.prepare('select seq from changes where version = 1 and subject_id = ?')
  for (const { id, seq } of file.prepare('select id, seq from claims').all())
    expect(numbers.get(id ?? null)).toEqual({ seq })
})
