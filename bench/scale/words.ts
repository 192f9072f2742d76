/** Words that generated articles are made of, and names put together from syllables. All invented. */
import type { Chance } from './random.ts'

const list = (text: string) => text.trim().split(/\s*,\s*/)

export const THINGS =
  list(`the bridge, the harbour, the hospital, the budget, the tram line, the school roof, the water
 works, the pension fund, the night bus, the museum wing, the power plant, the river dam, the airport terminal, the
 housing estate, the fishing quota, the coal mine, the border post, the flood wall, the public library, the census,
 the swimming pool, the fire brigade, the ring road, the wind farm, the slaughterhouse, the grain store, the ferry,
 the court house, the stadium, the vaccine stock, the tax office, the city park, the cable car, the old mill`)
export const MOVES =
  list(`will reopen, will close, will be sold, is finished, costs too much, has failed, works as planned,
 needs new staff, will be rebuilt, has lost money, is safe to use, was inspected, must be repaired, will be cheaper,
 cannot be saved, has doubled in price, was promised twice, is a disgrace, will stay public, remains shut, is open to all,
 was never approved, will be half as large, has the council behind it, is running late, will pay for itself`)
export const TAILS =
  list(`for the families who live near it, after years of delay, in spite of the strike, at no cost to the
 taxpayer, as the inspectors had asked, with money from the capital, under the new contract, because the engineers said so,
 while the inquiry goes on, if the weather holds, without raising fees, against the advice of the auditors, thanks to the
 volunteers, for the first time since the storm, whatever the opposition says, once the permits are signed,
 before the tourists come, with half the usual crew, and nobody was told, and that is final`)
export const ROLES =
  list(`Mayor, Minister, Governor, Senator, Chief Engineer, Inspector, Commissioner, Union Leader, Professor,
 Judge, Party Leader, Treasurer, Harbour Master, Chief Constable, Director`)
export const BODIES = list(
  `Board, Council, Union, Authority, Institute, Chamber, Trust, Agency, Railways, Water Company`,
)
export const OUTLETS = list(
  `Courier, Herald, Gazette, Tribune, Observer, Chronicle, Post, Mirror, Messenger, Ledger`,
)
export const VERBS = list(
  'said, announced, warned, insisted, told reporters, promised, argued, added, claimed, admitted',
)
export const FILLERS =
  list(`Nobody could be reached on the telephone. The meeting lasted for three hours. Rain fell all
 morning., A small crowd had gathered outside. The doors stayed shut., Figures from earlier years were not at hand.,
 The plan goes back to the last century. Little of it was built., Shops in the main street closed early.`)
const ONSETS = list('b,br,d,dr,f,g,gr,h,j,k,kl,l,m,n,p,pr,r,s,st,t,tr,v,w,z,sh,th')
const VOWELS = list('a,e,i,o,u,ai,ee,ou,ia,eo')
const CODAS = list('n,r,l,s,m,t,nd,rk,ll,ss,rn,lt,x,ck')

/** A word of two or three made-up syllables, with a capital: the long tail of a vocabulary. */
export function properName(random: Chance, syllables = 2): string {
  let word = ''
  for (let i = 0; i < syllables; i++) word += random.pick(ONSETS) + random.pick(VOWELS)
  word += random.pick(CODAS)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
