/**
 * Bodies that news names by their letters alone, with the name that they go by elsewhere: one body has one record,
 * whatever an article calls it. Only letters that stand for one body in news of any country; bodies that everybody
 * knows by their letters (NATO, UNICEF, the BBC) keep them.
 */

/** Full name by the letters or the other spelling, as written. */
export const FULL_NAMES: ReadonlyMap<string, string> = new Map(
  `ACLU: American Civil Liberties Union
AFP: Agence France-Presse
AP: Associated Press
ATF: Bureau of Alcohol, Tobacco, Firearms and Explosives
CBO: Congressional Budget Office
CDC: Centers for Disease Control and Prevention
CIA: Central Intelligence Agency
CPJ: Committee to Protect Journalists
DEA: Drug Enforcement Administration
DHS: Department of Homeland Security
DOJ: Department of Justice
ECB: European Central Bank
ECHR: European Court of Human Rights
EFF: Electronic Frontier Foundation
EPA: Environmental Protection Agency
ESA: European Space Agency
FAA: Federal Aviation Administration
FBI: Federal Bureau of Investigation
FCC: Federal Communications Commission
FDA: Food and Drug Administration
FEMA: Federal Emergency Management Agency
FTC: Federal Trade Commission
HRW: Human Rights Watch
IAEA: International Atomic Energy Agency
ICRC: International Committee of the Red Cross
ILO: International Labour Organization
IMF: International Monetary Fund
IOC: International Olympic Committee
IOM: International Organization for Migration
IPCC: Intergovernmental Panel on Climate Change
IRS: Internal Revenue Service
ISRO: Indian Space Research Organisation
MPAA: Motion Picture Association of America
NHC: National Hurricane Center
NHS: National Health Service
NOAA: National Oceanic and Atmospheric Administration
NSA: National Security Agency
NTSB: National Transportation Safety Board
NWS: National Weather Service
NYPD: New York City Police Department
LAPD: Los Angeles Police Department
OECD: Organisation for Economic Co-operation and Development
OPCW: Organisation for the Prohibition of Chemical Weapons
OSCE: Organization for Security and Co-operation in Europe
PETA: People for the Ethical Treatment of Animals
RIAA: Recording Industry Association of America
RSF: Reporters Without Borders
SEC: Securities and Exchange Commission
TSA: Transportation Security Administration
UNHCR: United Nations High Commissioner for Refugees
USDA: United States Department of Agriculture
USGS: United States Geological Survey
WADA: World Anti-Doping Agency
WHO: World Health Organization
WMO: World Meteorological Organization
WTO: World Trade Organization
WWF: World Wide Fund for Nature
World Health Organisation: World Health Organization
International Labour Organisation: International Labour Organization
International Organisation for Migration: International Organization for Migration
World Trade Organisation: World Trade Organization
World Meteorological Organisation: World Meteorological Organization`
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)] as const
    }),
)
