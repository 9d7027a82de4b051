// Every table of words, without the machinery that says them: read by the build that makes the traditional script.
import { administration } from "./administration";
import { authority, rules } from "./authority";
import { board } from "./board";
import { agreements } from "./agreements";
import { entrance } from "./entrance";
import { findings } from "./findings";
import { fields, imports } from "./imports";
import { line } from "./line";
import { money } from "./money";
import { parts } from "./parts";
import { portfolio } from "./portfolio";
import { record } from "./record";
import { shell } from "./shell";
import type { Pair, Table } from "./table";
import {
  approvalStates,
  approvalSteps,
  awardStates,
  awardSteps,
  deeds,
  delegationStatuses,
  delegationSteps,
  checkItems,
  comparisons,
  doubtReasons,
  entryKinds,
  entrySteps,
  figureNames,
  findingRules,
  findingStates,
  findingSteps,
  fundingRuleKinds,
  instalmentKinds,
  kinds,
  matterKinds,
  lateness,
  milestoneStates,
  milestoneSteps,
  nouns,
  opinions,
  personStates,
  personSteps,
  programmeStates,
  programmeSteps,
  reservationStates,
  reservationSteps,
  roleNames,
  roundings,
  severities,
  stages,
  unusedOrNot,
  yearEndDeeds,
  yearStates,
  yearSteps,
} from "./terms";
import { years } from "./years";

export const areas = {
  shell,
  parts,
  entrance,
  board,
  portfolio,
  money,
  line,
  authority,
  rules,
  agreements,
  findings,
  imports,
  record,
  administration,
  years,
};
export const terms = {
  fields,
  awardStates,
  programmeStates,
  personStates,
  awardSteps,
  programmeSteps,
  personSteps,
  roleNames,
  kinds,
  nouns,
  doubtReasons,
  stages,
  entryKinds,
  entrySteps,
  findingRules,
  findingStates,
  findingSteps,
  severities,
  figureNames,
  matterKinds,
  deeds,
  delegationStatuses,
  delegationSteps,
  unusedOrNot,
  approvalStates,
  approvalSteps,
  fundingRuleKinds,
  reservationStates,
  reservationSteps,
  roundings,
  yearEndDeeds,
  yearStates,
  yearSteps,
  milestoneStates,
  milestoneSteps,
  lateness,
  opinions,
  comparisons,
  instalmentKinds,
  checkItems,
};

export function everyPair(): [key: string, pair: Pair][] {
  return Object.entries({ ...areas, ...terms } as Record<string, Table>).flatMap(([area, table]) =>
    Object.entries(table).map(([key, pair]): [string, Pair] => [`${area}.${key}`, pair]),
  );
}
