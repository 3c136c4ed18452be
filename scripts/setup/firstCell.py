"""Runs a notebook's first cell once, so that the kernel has checked and compiled the library before a reader asks."""

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="tslab", cwd="notebooks")
try:
    client.execute_interactive("import '../lib';\nimport '../checks';", timeout=120, output_hook=lambda message: None)
finally:
    client.stop_channels()
    manager.shutdown_kernel()
