import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsObject, IsString, MaxLength, Min } from 'class-validator';
import { Optional } from '#apps/api/values/optional';
import { RefusalDto, TextDto } from '#apps/api/submissions/text.dto';
import { COMMAND_VERBS } from '#workflows/messages';
import { FreeText, Typed } from '#apps/api/values/typed';
import { OPENING_VERBS, SYSTEM_VERBS } from '#libs/case/process';

/** Cases are opened and assessed by requests of their own; the system allocates and settles. */
const GIVEN_VERBS = COMMAND_VERBS.filter(
  (verb) => !OPENING_VERBS.includes(verb) && !SYSTEM_VERBS.includes(verb),
);
const OPINION_LENGTH_MAX = 500;

export class OpenRequest {
  @ApiProperty({ example: 'base-adjustment' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  business: string;
}

/** The head of a draft. Register: `effectiveMonth`. Fields: `changes` (field → new value), for members `memberAccountNo`. */
export class FormRequest {
  @ApiProperty({ example: '202611', required: false })
  @Optional()
  @Typed('month')
  effectiveMonth?: string;
  @ApiProperty({ example: '100000030001', required: false })
  @Optional()
  @Typed('account-number')
  memberAccountNo?: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { postcode: '471000' },
  })
  @Optional()
  @IsObject()
  changes?: Record<string, string>;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { targetAccountNo: '01000000002' },
    description: 'What a register has typed once for the whole case, by column',
  })
  @Optional()
  @IsObject()
  head?: Record<string, string>;
}

export class CommandRequest {
  @ApiProperty({ enum: GIVEN_VERBS, example: 'submit' })
  @IsIn(GIVEN_VERBS)
  verb: (typeof GIVEN_VERBS)[number];
  /** The task a reviewer looked at; a decision meant for another level is refused. */
  @ApiProperty({ example: '1204', required: false })
  @Optional()
  @Typed('row-id')
  taskId?: string;
  @ApiProperty({ example: '同意', required: false })
  @Optional()
  @FreeText(OPINION_LENGTH_MAX)
  opinion?: string;
  /** The draft as the page showed it; required to submit: what is submitted is what was seen. */
  @ApiProperty({ example: 7, required: false })
  @Optional()
  @IsInt()
  @Min(1)
  draftVersion?: number;
}

export class TotalsDto {
  @ApiProperty({ example: 3000 }) people: number;
  @ApiProperty({ example: 386420000 }) beforeFen: number;
  @ApiProperty({ example: 412075000 }) afterFen: number;
}

export class FieldChangeDto {
  @ApiProperty({ example: 'legalPersonName' }) field: string;
  @ApiProperty({ type: TextDto }) label: TextDto;
  @ApiProperty({ example: '王建国' }) before: string;
  @ApiProperty({ example: '李明' }) after: string;
  @ApiProperty({ type: TextDto }) beforeText: TextDto;
  @ApiProperty({ type: TextDto }) afterText: TextDto;
  @ApiProperty({ example: 'legal-person-identity', type: String, nullable: true }) paper:
    | string
    | null;
}

export class DemandedPaperDto {
  @ApiProperty({ example: 'legal-person-identity' }) kind: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ example: 2 }) pages: number;
}

export class TimelineEntryDto {
  @ApiProperty({ example: 3 }) seq: number;
  @ApiProperty({ example: 'approve' }) kind: string;
  @ApiProperty({ type: TextDto }) kindText: TextDto;
  @ApiProperty({ example: 'approval' }) stage: string;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
  @ApiProperty({ example: '张敏' }) actorName: string;
  @ApiProperty({ type: TextDto }) actorRole: TextDto;
  @ApiProperty({ example: '2026-11-24T02:10:00.000Z' }) at: string;
  @ApiProperty({ example: 5400, type: Number, nullable: true }) tookSeconds: number | null;
  @ApiProperty({ example: '同意' }) opinion: string;
}

export class LevelDto {
  @ApiProperty({ example: 'first-reviewer' }) role: string;
  @ApiProperty({ type: TextDto }) roleText: TextDto;
  @ApiProperty({ example: 2 }) dueDays: number;
}

export class ProcessDto {
  @ApiProperty({ example: 0 }) level: number;
  @ApiProperty({ type: [LevelDto] }) levels: LevelDto[];
}

export class PersonDto {
  @ApiProperty({ example: 12 }) id: number;
  @ApiProperty({ example: '李晓敏' }) name: string;
}

export class UnitNameDto {
  @ApiProperty({ example: '201000000012' }) accountNo: string;
  @ApiProperty({ example: '洛阳某某机械制造有限公司' }) name: string;
}

export class ReceiptLinkDto {
  @ApiProperty({ example: '/api/submissions/2026112400000018/receipt.pdf' }) url: string;
  @ApiProperty({ example: 'K7QM3XW2P9HC' }) verificationCode: string;
}

export class NextExpectedDto {
  @ApiProperty({ type: TextDto }) text: TextDto;
  @ApiProperty({ example: '2026-11-26T10:00:00.000Z', type: String, nullable: true }) at:
    | string
    | null;
}

/** A unit that the head of a register names beside the case's own. */
export class HeadUnitDto {
  @ApiProperty({ example: 'targetAccountNo' }) column: string;
  @ApiProperty({ example: '01000000002' }) accountNo: string;
  @ApiProperty({ example: '河洛机械有限公司' }) name: string;
}

/** A case this one came from, or one that came of it. */
export class LinkedCaseDto {
  @ApiProperty({ example: '2026112400000026' }) businessNo: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ type: TextDto }) kindText: TextDto;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
}

/** An account that a case asks for, or was asked for. */
export class RequestDto {
  @ApiProperty({ example: '张三' }) name: string;
  @ApiProperty({ example: '410303********0012' }) idNumber: string;
  /** How the account stands, to who asks and to the centre. */
  @ApiProperty({ type: TextDto, nullable: true }) standing: TextDto | null;
  @ApiProperty({ example: null, type: String, nullable: true }) accountNo: string | null;
  /** To the unit that holds the account, who asks; to the centre, who holds it; to who asks, nothing. */
  @ApiProperty({ type: UnitNameDto, nullable: true }) unit: UnitNameDto | null;
  /** By when the unit that holds it is to answer. */
  @ApiProperty({ example: '2026-12-04T02:00:00.000Z', type: String, nullable: true })
  answerBy: string | null;
  /** The reader's unit may discard the case, and say why. */
  @ApiProperty({ example: false }) mayRefuse: boolean;
}

export class SubmissionDto {
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ example: 'base-adjustment' }) business: string;
  @ApiProperty({ type: TextDto }) title: TextDto;
  @ApiProperty({ example: 'approval' }) stage: string;
  @ApiProperty({ type: TextDto }) stageText: TextDto;
  @ApiProperty({ example: 2 }) seq: number;
  @ApiProperty({ example: 1 }) round: number;
  @ApiProperty({ example: 7 }) draftVersion: number;
  @ApiProperty({ type: FormRequest }) form: FormRequest;
  @ApiProperty({ example: '202611', type: String, nullable: true }) effectiveMonth: string | null;
  @ApiProperty({ type: TextDto }) summary: TextDto;
  @ApiProperty({ example: '2026-11-24T01:00:00.000Z' }) openedAt: string;
  @ApiProperty({ type: String, nullable: true }) submittedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) finishedAt: string | null;
  @ApiProperty({ type: PersonDto }) initiator: PersonDto;
  /** Who began it: a person, or another case. */
  @ApiProperty({ enum: ['operator', 'staff', 'system', 'case'], example: 'operator' })
  initiatorKind: string;
  @ApiProperty({ type: RequestDto, nullable: true }) request: RequestDto | null;
  @ApiProperty({ type: [LinkedCaseDto] }) links: LinkedCaseDto[];
  @ApiProperty({ type: UnitNameDto }) unit: UnitNameDto;
  @ApiProperty({ type: [HeadUnitDto] }) headUnits: HeadUnitDto[];
  @ApiProperty({ type: TotalsDto, nullable: true }) totals: TotalsDto | null;
  @ApiProperty({ type: [FieldChangeDto] }) changes: FieldChangeDto[];
  @ApiProperty({ type: [DemandedPaperDto] }) papersDemanded: DemandedPaperDto[];
  @ApiProperty({ type: ProcessDto }) process: ProcessDto;
  @ApiProperty({ type: [TimelineEntryDto] }) timeline: TimelineEntryDto[];
  @ApiProperty({ type: [String], example: ['withdraw'] }) mayDo: string[];
  @ApiProperty({
    example: '1204',
    type: String,
    nullable: true,
    description: 'The open task, to those who may read it',
  })
  taskId: string | null;
  /** What the reviewer wrote who returned the case; null unless it stands returned by one. */
  @ApiProperty({ example: '', type: String, nullable: true }) lastOpinion: string | null;
  /** Said instead of an opinion while a case stands returned because nobody decided it in time. */
  @ApiProperty({ type: TextDto, nullable: true }) lapsedText: TextDto | null;
  @ApiProperty({ type: RefusalDto, nullable: true }) parkedReason: RefusalDto | null;
  @ApiProperty({ type: ReceiptLinkDto, nullable: true }) document: ReceiptLinkDto | null;
  @ApiProperty({ type: NextExpectedDto, nullable: true }) nextExpected: NextExpectedDto | null;
  @ApiProperty({
    example: '2026112900000038',
    type: String,
    nullable: true,
    description: 'Payment notice it is paid under, to the unit’s operators',
  })
  noticeNo: string | null;
}

export class CommandDto {
  @ApiProperty({ example: '5b7c1c9e-6c2c-4f43-9a58-7f1f2f6a0a11' }) requestId: string;
  @ApiProperty({ example: 'submit' }) verb: string;
  @ApiProperty({ example: '2026112400000018' }) businessNo: string;
  @ApiProperty({ enum: ['under-way', 'done', 'refused'] }) state: 'under-way' | 'done' | 'refused';
  @ApiProperty({ type: RefusalDto, nullable: true }) refusal: RefusalDto | null;
}
