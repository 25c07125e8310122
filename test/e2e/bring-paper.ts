import sharp from 'sharp';
import type { HallClient } from '#test/e2e/hall-client';

/** Brings one page of a paper to a case, from the operator's own computer. */
export async function bringPaper(client: HallClient, businessNo: string, paper: string) {
  const background = '#dfe8f5';
  const image = await sharp({ create: { width: 600, height: 800, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const ticket = await client.post<{ id: string }>(`/api/submissions/${businessNo}/uploads`, {
    paper,
    bytes: image.length,
    fileName: 'paper.jpg',
  });
  return client.send('PATCH', `/api/uploads/${ticket.body.id}`, {
    raw: image,
    headers: { 'Upload-Offset': '0', 'Content-Type': 'application/octet-stream' },
  });
}
