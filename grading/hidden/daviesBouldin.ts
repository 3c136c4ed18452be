import type { Hidden } from './hidden';

export const hidden: Hidden = (random, { clustered, scaled }) => {
  const small = clustered(random, 21, 2, 5);
  const named = clustered(random, 16, 2, 3);
  return [
    {
      title: '60 random points with six numbers each, of seven clusters',
      inputs: clustered(random, 60, 6, 7),
    },
    {
      title: '21 random points of five clusters, all within a few hundredths',
      inputs: { ...small, points: scaled(small.points, 0.01) },
    },
    {
      title: '16 random points of three clusters with other names',
      isEdge: true,
      inputs: { ...named, assignments: named.assignments.map((c) => 9 - 4 * c) },
    },
  ];
};
