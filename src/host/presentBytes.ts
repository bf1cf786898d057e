import * as vscode from 'vscode';

/**
 * What a file holds, or null where there is none.
 * @throws where something is there that cannot be read or is no regular file: a link may lead anywhere.
 */
export async function presentBytes(uri: vscode.Uri): Promise<Uint8Array | null> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File) throw new Error('not a regular file');
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

/** As `Platform.replaceFile`, for what only the workbench can write; one write is as whole there as it gets. */
export async function replaceThroughWorkspace(
  uri: vscode.Uri,
  bytes: Uint8Array,
  before: Uint8Array | null,
): Promise<boolean> {
  const present = await presentBytes(uri);
  const isSame =
    present === null || before === null
      ? present === before
      : present.length === before.length && present.every((byte, i) => byte === before[i]);
  if (!isSame) return false;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return true;
}
