/**
 * The desk's script. Everything works without it; with it words are taken by selecting them, a follow-up's form asks only
 * for what its status needs, and nothing that was decided is left behind unsaved. It makes no markup out of text.
 */
import { nameOf } from '../styles/index.ts'

/** Plain JavaScript, served as it stands. */
export const SCRIPT = `
const $ = (selector, within = document) => within.querySelector(selector)
const all = (selector, within = document) => [...within.querySelectorAll(selector)]

/* Selecting words of the text: UTF-16 offsets into the whole text. */
function selection() {
  const text = $('.article-text')
  const chosen = getSelection()
  if (!text || !chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null
  const range = chosen.getRangeAt(0)
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null
  const before = document.createRange()
  before.setStart(text, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const words = range.toString()
  const lead = words.length - words.trimStart().length
  const start = Number(text.dataset.from) + before.toString().length + lead
  const trimmed = words.trim()
  return trimmed === '' ? null : { start, end: start + trimmed.length, words: trimmed }
}

function button(name) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = name
  made.className = 'take main'
  made.hidden = true
  // The selection must outlive the click.
  made.addEventListener('pointerdown', (event) => event.preventDefault())
  return made
}

const holder = $('.review-text')
const boxes = () => all('[data-words] textarea')
let box = null
document.addEventListener('focusin', (event) => {
  if (event.target instanceof HTMLTextAreaElement && event.target.name === 'words') box = event.target
})

function take() {
  const chosen = selection()
  if (!chosen) return
  const target = box ?? boxes()[0]
  target.value = chosen.words
  target.parentElement.querySelector('input[name=at]').value = String(chosen.start)
  target.focus()
  getSelection().removeAllRanges()
}

if (holder) {
  const add = $('a[data-add]')
  const offer = button(add ? 'Add as a claim' : 'Take the selected words')
  holder.append(offer)
  document.addEventListener('selectionchange', () => {
    offer.hidden = selection() === null
  })
  offer.addEventListener('click', () => {
    if (!add) return take()
    const chosen = selection()
    if (!chosen) return
    leaveWith(add.getAttribute('href') + '?start=' + chosen.start + '&end=' + chosen.end)
  })
}

/* Decisions that were not saved yet. */
const review = $('#review')
let dirty = false
function leaveWith(address) {
  if (!dirty) return location.assign(address)
  const go = document.createElement('input')
  go.type = 'hidden'
  go.name = 'go'
  go.value = address
  review.append(go)
  dirty = false
  review.requestSubmit($('button[value=save]', review))
}
if (review) {
  review.addEventListener('change', (event) => {
    if (event.target.type === 'radio') dirty = true
    const card = event.target.closest('.proposal')
    if (card && event.target.type === 'radio') {
      card.classList.remove('of-open', 'of-accepted', 'of-dropped')
      card.classList.add('of-' + event.target.value)
    }
  })
  review.addEventListener('submit', () => { dirty = false })
  addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault() })
  const add = $('a[data-add]')
  add?.addEventListener('click', (event) => {
    if (!dirty) return
    event.preventDefault()
    leaveWith(add.getAttribute('href'))
  })
}

/* A follow-up: only what the chosen status needs. */
const follow = $('#follow-up')
if (follow) {
  const needs = () => {
    const chosen = $('input[name=status]:checked', follow)
    const given = chosen ? chosen.dataset : {}
    const demand = (name, required) => {
      for (const field of all('[name=' + name + ']', follow).slice(0, 1)) {
        field.required = required
        field.setAttribute('aria-required', String(required))
      }
    }
    demand('note', given.note === 'required')
    demand('evidenceUrl', given.evidence === 'required' || given.evidence === 'dated')
    demand('evidenceDate', given.evidence === 'dated')
    demand('reasonCode', given.reason === 'required')
    demand('corrects', given.corrects === 'required')
    const day = $('[name=effectiveOn]', follow)
    if (day && given.until) day.max = given.until
  }
  follow.addEventListener('change', (event) => { if (event.target.name === 'status') needs() })
  needs()
}

/* An import: how far it is, and its results once it is done. */
const progress = $('[data-progress]')
if (progress?.dataset.progress) {
  const look = async () => {
    try {
      const answer = await fetch(progress.dataset.progress)
      const { done, of, words, waiting } = await answer.json()
      const bar = $('progress', progress)
      bar.max = Math.max(of, 1)
      bar.value = done
      $('[data-told]', progress).textContent = words
      if (waiting === 0) return location.reload()
    } catch {
      // Asked again in a moment.
    }
    setTimeout(look, 1000)
  }
  setTimeout(look, 500)
}
`

/** Where the pages load it from: the address names its content. */
export const SCRIPT_PATH = `/desk-${nameOf(SCRIPT)}.js`
