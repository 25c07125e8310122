import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { FileStore } from '#libs/documents/file-store';
import { Allow, CurrentActor, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { BusinessNo, ScanId } from '#apps/api/path-parts';
import { deliverFile } from '#apps/api/scans/deliver-file';
import { ScanLinks } from '#apps/api/scans/scan-links';
import {
  ScanChangeBody,
  ScanLinkBody,
  ScanLinkView,
  ScansView,
  ScanView,
} from '#apps/api/scans/scan.dto';
import { Scans } from '#apps/api/scans/scans';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** Papers of a case. */
@ApiTags('scans')
@Controller()
export class ScansController {
  constructor(
    private readonly scans: Scans,
    private readonly links: ScanLinks,
    private readonly files: FileStore,
  ) {}

  @Get('submissions/:businessNo/scans')
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @ApiOkResponse({ type: ScansView })
  async list(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<ScansView> {
    return { items: await this.scans.list(actor, businessNo) };
  }

  @Post('submissions/:businessNo/scan-links')
  @Allow('operator')
  @ApiCreatedResponse({ type: ScanLinkView })
  async link(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() body: ScanLinkBody,
  ): Promise<ScanLinkView> {
    return this.links.create(actor, businessNo, body);
  }

  @Patch('scans/:id')
  @Allow('operator')
  @ApiOkResponse({ type: ScanView })
  async change(
    @CurrentActor() actor: OperatorActor,
    @Param('id', ScanId) id: string,
    @Body() body: ScanChangeBody,
  ): Promise<ScanView> {
    return this.scans.change(actor, id, body);
  }

  @Delete('scans/:id')
  @Allow('operator')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: OperatorActor,
    @Param('id', ScanId) id: string,
  ): Promise<void> {
    await this.scans.remove(actor, id);
  }

  @Get('scans/:id/content')
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @ApiProduces('image/jpeg', 'image/png', 'image/webp', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', ScanId) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const scan = await this.scans.readable(actor, id);
    const fileName = `${scan.businessNo}-${scan.id}.${EXTENSIONS[scan.contentType] ?? 'bin'}`;
    return deliverFile(
      this.files,
      { hash: scan.contentHash, contentType: scan.contentType, fileName },
      response,
    );
  }

  @Get('scans/:id/thumbnail')
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async thumbnail(
    @CurrentActor() actor: Actor,
    @Param('id', ScanId) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const scan = await this.scans.readable(actor, id);
    const fileName = `${scan.businessNo}-${scan.id}-small.webp`;
    return deliverFile(
      this.files,
      { hash: scan.thumbnailHash, contentType: 'image/webp', fileName },
      response,
    );
  }
}
