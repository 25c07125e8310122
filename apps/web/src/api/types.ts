/** Shapes on the wire, as the OpenAPI document gives them. Amounts are integers of fen, months 'YYYYMM', instants ISO UTC. */
export interface Text { zh: string; en: string }
export interface Page<T> { items: T[]; next: string | null }
export interface Refusal { code: string; details?: Record<string, string | number>; text: Text }

export interface Me {
  kind: 'operator' | 'staff'; id: number; name: string; loginName: string;
  unit: { accountNo: string; name: string } | null;
  branch: { code: string; name: string };
  roles: string[]; csrfToken: string; idleMinutes: number; idleEndsAt: string;
  lastSignInAt: string | null; certificateValidTo: string | null; demonstration: boolean;
}
export interface SessionView {
  publicId: string; current: boolean; address: string; userAgent: string; createdAt: string; lastSeenAt: string;
}
export interface DemonstrationLogins {
  operators: { unitAccountNo: string; unitName: string; loginName: string; password: string }[];
  staff: { loginName: string; name: string; password: string; roles: string[] }[];
}

export interface Home {
  unit: { accountNo: string; name: string; creditCode: string; status: string; statusText: Text; branchName: string; address: string };
  account: {
    balanceFen: number; unallocatedFen: number; monthlyFen: number; payingMembers: number; sealedMembers: number;
    unitRatioBp: number; personalRatioBp: number; fiscalRatioBp: number; paidThroughMonth: string | null; dueMonth: string;
  };
  operator: { name: string; phoneMasked: string; certificateValidTo: string | null; lastSignInAt: string | null };
  months: MonthTotal[];
}
export interface MonthTotal { month: string; headcount: number; totalFen: number }

export interface MemberRow {
  accountNo: string; name: string; idNumberMasked: string; idType: string; status: string; statusText: Text;
  baseFen: number; monthlyFen: number; unitFen: number; personalFen: number; fiscalFen: number; paidThroughMonth: string | null;
}
export type MemberDetail = MemberRow & { fields: Record<string, string>; version: number };
export type Dictionaries = Record<string, { code: string; label: string; labelEn: string }[]>;
export interface Terms {
  month: string; capFen: number; floorFen: number; ratioMinBp: number; ratioMaxBp: number; monthsAhead: number; knownThroughMonth: string;
}

export interface FieldView {
  name: string; label: Text; group: Text; input: 'text' | 'dictionary' | 'money' | 'phone' | 'readonly';
  dictionary: string | null; lengthMax: number; required: boolean; readOnlyReason: Text | null; paper: string | null;
  masked: boolean; pattern: string | null;
}
export interface ColumnView { key: string; title: Text; kind: 'text' | 'money' | 'identifier'; inTemplate: boolean; required: boolean }
export interface BusinessView {
  code: string; title: Text; group: 'contribution' | 'member' | 'query'; help: Text; open: boolean; closedReason: Text | null;
  shape: 'register' | 'fields' | null; subject: 'unit' | 'member' | null;
  fields: FieldView[]; columns: ColumnView[]; papers: { kind: string; title: Text }[];
}

export interface FieldChange {
  field: string; label: Text; before: string; after: string; beforeText: Text; afterText: Text; paper: string | null;
}
export interface PaperDemand { kind: string; title: Text; pages: number }
export interface TimelineEntry {
  seq: number; kind: string; kindText: Text; stage: string; stageText: Text; actorName: string; actorRole: Text; at: string;
  tookSeconds: number | null; opinion: string;
}
export interface Submission {
  businessNo: string; business: string; title: Text; stage: string; stageText: Text; seq: number; round: number; draftVersion: number;
  form: Record<string, unknown>; effectiveMonth: string | null; summary: Text;
  openedAt: string | null; submittedAt: string | null; finishedAt: string | null;
  initiator: { id: number; name: string }; unit: { accountNo: string; name: string };
  totals: { people: number; beforeFen: number; afterFen: number } | null;
  changes: FieldChange[]; papersDemanded: PaperDemand[];
  process: { level: number; levels: { role: string; roleText: Text; dueDays: number }[] };
  timeline: TimelineEntry[]; mayDo: string[]; taskId: string | null; lastOpinion: string | null; parkedReason: Refusal | null;
  document: { url: string; verificationCode: string } | null; nextExpected: { text: Text; at: string | null } | null;
}
export interface Preview {
  people: number; beforeFen: number; afterFen: number; differenceFen: number; nextMonth: MonthTotal | null;
  route: { role: string; roleText: Text }[]; papers: PaperDemand[]; findings: number; conflicts: Refusal[]; notices?: Refusal[];
}
export interface CommandView {
  requestId: string; verb: string; businessNo: string; state: 'under-way' | 'done' | 'refused'; refusal: Refusal | null;
  submission: Submission | null;
}

export interface RegisterRow {
  rowNo: number; accountNo: string; name: string; idNumberMasked: string;
  baseBeforeFen: number; unitBeforeFen: number; personalBeforeFen: number; fiscalBeforeFen: number; totalBeforeFen: number;
  baseAfterFen: number; unitAfterFen: number; personalAfterFen: number; fiscalAfterFen: number; totalAfterFen: number;
  chosen: boolean; finding: Refusal | null; importId: number | null;
}
export type RegisterPage = Page<RegisterRow> & { total: number; findings: number; chosen: number };
export interface RegisterHead {
  draftVersion: number; rows: number; chosen: number; findings: number; totals: { people: number; beforeFen: number; afterFen: number };
}
export interface ImportView {
  id: number; businessNo: string; fileName: string; state: 'reading' | 'checked' | 'applied' | 'cancelled' | 'refused';
  rowsRead: number; rowsGood: number; rowsBad: number; rowsKnown: number; percent: number; refusal: Refusal | null;
}
export interface ImportFinding { lineNo: number; column: string | null; refusal: Refusal }

export interface ScanView {
  id: string; paper: string; position: number; contentType: string; bytes: number; width: number; height: number; pages: number;
  source: 'computer' | 'phone'; url: string; thumbnailUrl: string; createdAt: string;
}

export interface TaskView {
  id: string; businessNo: string; business: string; title: Text; summary: Text; unitName: string; unitAccountNo: string;
  role: string; roleText: Text; level: number; round: number; state: string; claimedBy: { id: number; name: string } | null;
  createdAt: string; dueAt: string | null; overdue: boolean; mayDo: string[];
}
export interface BoxCounts { messages: number; todo: number; done?: number; initiated?: number }
export interface MessageItem {
  id: string; businessNo: string | null; business: string | null; title: Text; text: Text; channel: string; channelText: Text;
  createdAt: string; readAt: string | null;
}
export interface TodoItem {
  id: string; businessNo: string; business: string; title: Text; summary: Text; stage: string; stageText: Text; returned: boolean;
  createdAt: string; dueAt: string | null;
}
export interface DoneItem { id: string; businessNo: string; title: Text; summary: Text; act: string; actText: Text; at: string }
export interface InitiatedItem {
  businessNo: string; business: string; title: Text; summary: Text; stage: string; stageText: Text; openedAt: string;
  submittedAt: string | null;
}
export interface LiveEvent {
  topic: 'message' | 'todo' | 'done' | 'initiated' | 'case' | 'scan' | 'import'; businessNo?: string;
}
export interface Verification {
  valid: boolean; businessNo?: string; title?: Text; branch?: string; finishedAt?: string; contentHash?: string; pages?: number;
}
