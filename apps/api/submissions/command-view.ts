import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '#apps/api/auth/actor';
import type { CommandDto } from '#apps/api/submissions/submission.dto';
import { CaseView } from '#apps/api/submissions/case-view';
import { decisionWords } from '#libs/persistence/cases/decision-words';
import type { Command } from '#libs/persistence/cases/command-store';
import type { Outcome } from '#libs/case/outcome';
import { textOf } from '#libs/texts/texts';

/** A command as its caller sees it, with the case as it stands now. */
@Injectable()
export class CommandView {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly submissions: CaseView,
  ) {}

  async of(command: Command, actor: Actor): Promise<CommandDto> {
    const { manager } = this.dataSource;
    const outcome =
      command.outcome === null
        ? null
        : await decisionWords(manager, command, command.outcome as Outcome);
    const refusal = outcome?.refusal;
    return {
      requestId: command.requestId,
      verb: command.verb,
      businessNo: command.businessNo,
      state: outcome?.state ?? 'under-way',
      refusal:
        refusal === undefined ? null : { ...refusal, text: textOf(refusal.code, refusal.details) },
      // Rights may have gone since the command was given.
      submission: outcome === null ? null : await this.submissions.find(command.businessNo, actor),
    };
  }
}
