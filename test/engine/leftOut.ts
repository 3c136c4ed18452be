/** Parts of names of tfjs-core's tests that the native engine cannot pass, by the reason why. */
const REASONS = {
  "kernels on text and ragged or sparse tensors, which the package lacks and the course doesn't use":
    [
      'stringNGrams',
      'stringSplit',
      'stringToHashBucketFast',
      'should support string comparison',
      'sparseSegmentMean',
      'sparseSegmentSum',
      'sparseReshape',
      'sparseFillEmptyRows',
      'raggedRange',
      'raggedTensorToTensor',
      'raggedGather',
    ],
  'channels before pixels, or a type, that TensorFlow has no CPU kernel for': [
    ' in NCHW',
    'diag test-tensorflow {} bool',
    'leakyrelu test-tensorflow {} int32',
    'step kernel test-tensorflow {} with int32 tensor',
  ],
  'windows in three dimensions with padding in pixels, or outside the image': [
    'Pool3d test-tensorflow {} x=[1,2,2,2,1] f=[2,2,2] s=1 p=1 roundingMode=floor',
    'avgPool3d test-tensorflow {} x=[1,1,1,1,1] f=[1,1,3] s=1 p=valid',
    'avgPool3d test-tensorflow {} x=[1,1,1,1,1] f=[2,2,2] s=1 p=2',
    'x=[2,2,3] f=[1,1] s=2 p=1',
  ],
  "a gradient that divides by the whole window, where tfjs's own mean counts the pixels inside": [
    'avgPool test-tensorflow {} gradient x=[3,3,1] f=[3,3] s=1 p=explicit',
  ],
  'a filter larger than the image, which oneDNN refuses': [
    'conv2dTranspose test-tensorflow {} input=8x8x8,output=4x4x8,f=8,s=1,inDepth=8,p=same vec4',
  ],
  "TensorFlow's answer for NaN, for wrong arguments or at random is another, or it rounds better": [
    'unique test-tensorflow {} 1d tensor with NaN and Infinity',
    'maxPoolWithArgmax test-tensorflow {} [x=[1,3,3,1] f=[2,2] s=1 ignores NaNs',
    'sign test-tensorflow {} basic',
    'sign test-tensorflow {} does not propagate NaNs',
    'sign test-tensorflow {} accepts a tensor-like object',
    'einsum test-tensorflow {} 2d matrix calculate trace: duplicate axes',
    'einsum test-tensorflow {} nonexistent dimension throws error',
    'scatterND test-tensorflow {} should',
    'multinomial test-tensorflow {} creates the same data given the same seed',
    'tan test-tensorflow {} numbers exceed float32 precision',
  ],
};

export const LEFT_OUT: readonly string[] = Object.values(REASONS).flat();
