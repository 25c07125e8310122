import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { CommandDto } from '#apps/api/submissions/submission.dto';
import { decisionWords } from '#libs/persistence/cases/decision-words';
import type { Command } from '#libs/persistence/cases/command-store';
import type { Outcome } from '#libs/case/outcome';
import { textOf } from '#libs/texts/texts';

/**
 * A command as its caller sees it. The case is not told with it: whoever shows it reads it anew anyway, and a reviewer goes on
 * to the next one.
 */
@Injectable()
export class CommandView {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of(command: Command): Promise<CommandDto> {
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
    };
  }
}
