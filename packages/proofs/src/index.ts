export { EMPTY_EDGE, appendLeaves, type Appended, type TreeEdge } from './append-leaves.ts';
export { decodeBase64, encodeBase64 } from './base64.ts';
export { equalBytes } from './bytes.ts';
export {
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type CheckpointProblem,
  type LogTrust,
  type OpenedCheckpoint,
} from './checkpoint.ts';
export { consistencyRanges, verifyConsistency, type ConsistencyProblem, type TreeHead } from './consistency.ts';
export {
  createExportVerifier,
  type ExportProblem,
  type ExportVerifier,
  type ExportVerifierOptions,
  type VerifiedExport,
} from './export-verifier.ts';
export type { Caveat } from './export-caveats.ts';
export { cosignCheckpoint, cosigner, decodeWitnessKey, encodeWitnessKey, openCosignature } from './cosignature.ts';
export { decodeHex, encodeHex, portableSha256, type Sha256 } from './sha256.ts';
export {
  inclusionRanges,
  verifyInclusion,
  type InclusionClaim,
  type InclusionProblem,
  type JoinStep,
} from './inclusion.ts';
export {
  formatExportCheckpoint,
  formatExportHeader,
  formatExportPruning,
  formatExportReceipt,
  formatExportTile,
  parseExportHeader,
  type ExportHeader,
} from './ledger-export.ts';
export type { CheckpointSource, LedgerProblem, VerifiedLedger } from './ledger-problem.ts';
export { createLedgerVerifier, type LedgerVerifier, type LedgerVerifierOptions } from './ledger-verifier.ts';
export { HASH_BYTES, emptyRoot, leafHash, nodeHash } from './merkle.ts';
export {
  decodeVerifierKey,
  encodeVerifierKey,
  noteKey,
  noteSigner,
  type NoteKey,
  type NoteSigner,
  type VerifyEd25519,
} from './note-key.ts';
export {
  openNote,
  parseNote,
  signNote,
  type NoteProblem,
  type NoteSignature,
  type OpenedNote,
  type ParsedNote,
} from './note.ts';
export { proveConsistency, proveInclusion, readEdge, rootFromTiles } from './prove-from-tiles.ts';
export { hashesFromTiles, type ReadTile, type TileProblem } from './read-tiles.ts';
export {
  formatReceipt,
  parseReceipt,
  verifyReceipt,
  type Receipt,
  type ReceiptProblem,
  type VerifiedReceipt,
} from './receipt.ts';
export type { Failure, Result } from './result.ts';
export { TILE_WIDTH, parseTilePath, partialTiles, tilePath, tileWidth, type Tile, type TileId } from './tiles.ts';
export { EMPTY_FRONTIER, createTreeBuilder, frontierRoot, type Frontier, type TreeBuilder } from './tree-builder.ts';
export { decodeUtf8, encodeUtf8 } from './utf8.ts';
