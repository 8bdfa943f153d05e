import { getRouteApi } from '@tanstack/react-router';
import { DuplicatesScreen } from '../../features/data-quality/duplicates/DuplicatesScreen.tsx';
import { MergeScreen } from '../../features/data-quality/duplicates/MergeScreen.tsx';

const listRoute = getRouteApi('/signed-in/duplicates');
const mergeRoute = getRouteApi('/signed-in/duplicates/merge');

export function DuplicatesPage() {
  const address = listRoute.useSearch();
  const navigate = listRoute.useNavigate();
  return (
    <DuplicatesScreen
      address={address}
      onAddress={(next) => void navigate({ search: next, resetScroll: false })}
    />
  );
}

export function MergePage() {
  const { a, b } = mergeRoute.useSearch();
  return <MergeScreen key={`${a} ${b}`} a={a} b={b} />;
}
