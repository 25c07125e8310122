import type { Refusal } from '#libs/submission/refusal';
import type {
  AccountFacts,
  RegisterPosting,
  RowChange,
  UnitMarks,
} from '#libs/submission/register';
import type { CaseWeight } from '#libs/submission/route';
import type { Terms } from '#libs/fund/terms';
import type { Text } from '#libs/texts/text';
import type { ValueKind } from '#libs/values/value-kind';

/** A paper a business can demand; which are demanded of a case is decided by its data. */
export interface PaperKind {
  readonly kind: string;
  readonly title: Text;
}

interface BusinessHead {
  /** Folder name = URL segment = receipt name. */
  readonly code: string;
  readonly title: Text;
  /** Version of the form's shape and of the rules; both are frozen in the case at submit. */
  readonly formVersion: number;
  readonly rulesVersion: number;
  readonly papers: readonly PaperKind[];
}

/** Fields of a unit or a member change by name, with old and new value (manual chapters 3 and 11). */
export interface FieldsBusiness extends BusinessHead {
  readonly shape: 'fields';
  readonly subject: 'unit' | 'member';
  readonly fields: readonly FieldDefinition[];
  /** Fields that take effect from a month: rows of a line of months, not columns of the record. */
  readonly dated?: DatedFields;
  readonly together?: FieldsTogether;
}

/** What fields must be together, whichever of them changes. */
export interface FieldsTogether {
  readonly fields: readonly string[];
  /** What is wrong with the values all of them would have. */
  decide(values: Readonly<Record<string, string>>): DatedRefusal | null;
}

export interface DatedFields {
  /** The field that says the month. */
  readonly month: string;
  readonly fields: readonly string[];
  /** May they take effect in this month. */
  decideMonth(month: string, unit: UnitMarks, terms: Terms): Refusal | null;
  /** What is wrong with the values all of them would have in that month; numbers as they are kept. */
  decide(
    values: Readonly<Record<string, number>>,
    unit: UnitMarks,
    terms: Terms,
  ): DatedRefusal | null;
}

/** A refusal that names the field it is about. */
export interface DatedRefusal extends Refusal {
  readonly field: string;
}

export interface FieldDefinition {
  /** Column of the subject's record. */
  readonly name: string;
  readonly label: Text;
  readonly group: Text;
  /** 'ratio': basis points, typed and shown as a percentage. */
  readonly input: 'text' | 'dictionary' | 'money' | 'phone' | 'ratio' | 'month';
  readonly dictionary?: string;
  readonly lengthMax: number;
  readonly required: boolean;
  /** Greyed, and why. */
  readonly readOnlyReason?: Text;
  /** Paper demanded when this field changes. */
  readonly paper?: string;
  /** Shown by mask; full value on request, logged. */
  readonly masked?: boolean;
  /** How what is typed is tidied and what it must look like, for the page and the check alike; a line of text unless said. */
  readonly kind?: ValueKind;
  /** Meaning beyond shape, e.g. a check character. */
  readonly rule?: (value: string) => Refusal | null;
}

/** A register of accounts, each row decided by one pure rule (manual chapter 4 and later 6, 8, 9, 12). */
export interface RegisterBusiness extends BusinessHead {
  readonly shape: 'register';
  readonly columns: readonly RegisterColumn[];
  /** May the case as a whole take effect in this month. */
  decideMonth(month: string, unit: UnitMarks, terms: Terms): Refusal | null;
  /** One row: the change it makes, or what is wrong with it. */
  decideRow(account: AccountFacts, baseAfterFen: number, terms: Terms): RowChange | Refusal;
  readonly posting: RegisterPosting;
}

export interface RegisterColumn {
  readonly key: string;
  readonly title: Text;
  readonly kind: 'text' | 'money' | 'identifier';
  /** What may stand in it, where that is a list. */
  readonly choices?: readonly Text[];
  readonly inTemplate: boolean;
  readonly required: boolean;
}

export type Business = FieldsBusiness | RegisterBusiness;

/** What the plan of a case is made from. */
export type { CaseWeight };
