/**
 * Companies, media and bodies that news names by one word without saying what they are. A short list of our own: it only
 * sets the kind of a speaker, never whether there is one.
 */
import { wordSet } from './word-set.ts'

/** Lower case. */
export const KNOWN_BODIES = wordSet(`
airbus alibaba al-jazeera amazon amnesty anthropic apple astrazeneca axios bellingcat bloomberg boeing breitbart buzzfeed bytedance cisco coca-cola congress disney
ebay enron europol exxon exxonmobil facebook fatah fedex fidesz frontex gazprom google greenpeace guardian hamas hezbollah honda huawei huffpost hyundai ibm ikea
instagram intel interfax interpol isis kremlin labour lufthansa mcdonald's merck meta microsoft moderna mossad mozilla nasa nato naval netflix nike nissan nokia
novartis nvidia oath opec openai oracle oxfam parliament pentagon pepsico pfizer politico politifact quinnipiac reddit renault reuters rosneft ryanair
samsung scientology siemens sinopec skype snapchat snopes sony spacex spotify starbucks stormont taliban tass telegram tesla tiktok toyota twitter uber unicef unesco unhcr
unilever verizon vodafone volkswagen volvo walmart whatsapp wikileaks wikimedia wikinews wikipedia xinhua yahoo youtube zoom
`)
