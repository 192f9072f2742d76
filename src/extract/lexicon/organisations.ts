/**
 * Words that say a capitalised run names a body, not a person.
 */
import { wordSet } from './word-set.ts'

/** Head words of bodies' names ("Ministry of …", "… Association"). Lower case. */
export const ORGANISATION_WORDS = wordSet(`
academy administration agency airlines airways alliance army assembly association associates authority bank board bureau cabinet campaign caucus center centre chamber
church club coalition college commission committee company confederation conference congress consortium consulate convention corp corporation
council court department district division electric embassy enterprises exchange federation firm force forces foundation fund gazette government group guard
guardian herald holdings hospital house inc industries institute institution international journal laboratory laboratories league legislature ltd llc llp magazine media ministry
mission mosque motors movement museum nations navy network networks news newspaper ngo observatory observer office organisation organization pac parliament
partners partnership party police post press programme program project reserve review school schools secretariat senate service services society station statistics
studies study symphony systems task tech technologies telegraph television think times treasury tribunal tribune trust union university
weekly airport watch report reports survey poll initiative forum summit registry act amendment bill treaty charter protocol world cup championship games olympics
daily fox_news brothers research finance funds foods bancorp holdings dynamics analytics logistics ventures echo dispatch inquirer chronicle bulletin argus capital energy entertainment insurance pharmaceuticals motor motors oil records pictures studios
`)

/** Head words that take "of", "for", "on" or "and" with another capitalised word after them. Lower case. */
export const JOINING_HEADS = wordSet(`
academy administration agency alliance assembly association authority bank board bureau center centre chamber church college commission committee commissioner
confederation conference congress council court department director division embassy federation fund foundation guard house institute institution league ministry
minister ministers movement museum office organisation organization parliament party registry school secretary secretariat senate services service society
state states survey union university republic kingdom bishop bishops national securities health education food defense defence homeland foreign housing home centers
centre medicine food treasury trade commerce labor labour trust people's physicians doctors reporters teachers friends citizens daughters sons mothers veterans
`)

/** Words that say it at a name's beginning ("Banco Marenda", "Grupo Oro", "Radio Nord"). Lower case. */
export const FIRST_BODY_WORDS = wordSet(`
museo musee muzeum banco banca banque bank grupo groupe gruppo partido parti partito partei movimento movimiento mouvement club radio air universite universidad universidade universita universitat
ministerio ministere instituto institut istituto hotel fc afc ac atletico sporting dynamo dinamo spartak team fundacion fondation stiftung sindicato consejo comite
`)

/** Last words of firms' and clubs' names that a person's last name hardly is. Lower case. */
export const TRADE_WORDS = wordSet(`
pumps homes lines coaches farms stores hotels brewery breweries marine rail railway railways ferries ferry shipping shipyard engineering textiles chemicals construction
properties estates supermarkets mines mining metals minerals plastics cement solar gas petroleum power telecom telecoms software robotics semiconductors biotech labs
healthcare dairy bakery aerospace aviation freight haulage theatre orchestra opera rovers wanderers albion athletic
`)

/** Last words of firms' names that `ORGANISATION_WORDS` has too, or that other names have. Lower case. */
export const FIRM_WORDS = wordSet(`
inc ltd plc corp llc holdings industries motors airlines airways pharma pharmaceuticals foods energy technologies bancorp
`)
