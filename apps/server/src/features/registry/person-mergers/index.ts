export { allReferences, registryReferences, type References } from './references.ts';
export {
  personMergers,
  type MergerFoundations,
  type MergerPreview,
  type RefuseMerger,
} from './person-merger.service.ts';
