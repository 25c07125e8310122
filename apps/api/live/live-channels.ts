import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { casesNumbered } from '#libs/persistence/cases/case-store';
import type { Actor } from '#apps/api/auth/actor';
import { mayReadCase } from '#apps/api/submissions/case-access';

/** What a person hears of: his own boxes and tasks, and the cases he has open, not every case he might read. */
@Injectable()
export class LiveChannels {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of(actor: Actor, cases: readonly string[]): Promise<string[]> {
    return [...ownChannels(actor), ...(await this.readable(actor, cases))];
  }

  private async readable(actor: Actor, cases: readonly string[]): Promise<string[]> {
    if (cases.length === 0) return [];
    const rows = await casesNumbered(this.dataSource.manager, cases);
    return rows.filter((row) => mayReadCase(actor, row)).map((row) => `case/${row.businessNo}`);
  }
}

export function ownChannels(actor: Actor): string[] {
  const own = `${actor.kind}/${String(actor.id)}`;
  if (actor.kind === 'operator') return [own, `unit/${String(actor.unitId)}`];
  return [own, ...actor.grants.map(({ role, branchCode }) => `role/${branchCode}/${role}`)];
}
