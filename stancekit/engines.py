"""Where blocks are scored: in this process, in processes of this machine, or on a Dask cluster.

Each engine is opened on one function and takes its arguments, one block at a time; what it gives
back is a future. The function itself travels to each worker once.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import Any, Generic, Literal, Protocol, TypeVar

from stancekit.errors import InputError

R = TypeVar("R")
C = TypeVar("C", covariant=True)
Engine = Literal["local", "dask"]
#: The engines by name.
ENGINES: tuple[Engine, ...] = ("local", "dask")


class WorkerDied(Exception):  # noqa: N818 - said of a worker, raised for its block
    """The process that worked on a block is gone; others in flight may have gone with it."""


class Pool(Protocol[C]):
    """What every engine offers: `submit` a block, wait for its `result`, `restart`, `close`."""

    #: How many blocks to have in flight.
    width: int

    def submit(self, block: Any) -> Any:
        """Take a block and give a future."""

    def result(self, future: Any) -> C:
        """Wait for a future; raises `WorkerDied`, or what the function raised."""

    def restart(self) -> None:
        """Start again after a worker has died; the futures so far are void."""

    def close(self) -> None:
        """End the workers."""


def open_pool(
    work: Callable[[Any], R],
    engine: Engine = "local",
    n_jobs: int = 1,
    scheduler: str | None = None,
) -> Pool[R]:
    """Open an engine on a function of one argument.

    Parameters
    ----------
    work : callable
        Of one picklable argument.
    engine : {"local", "dask"}, default="local"
    n_jobs : int, default=1
        Processes of the local engine; 1 is this process.
    scheduler : str, optional
        Address of Dask's scheduler.

    Returns
    -------
    Pool

    Raises
    ------
    InputError
        No such engine, no scheduler at the address, or Dask is not installed.

    Examples
    --------
    >>> pool = open_pool(abs)
    >>> pool.result(pool.submit(-3))
    3
    """
    if engine == "dask":
        return _Dask(work, scheduler)
    if engine != "local":
        raise InputError(f"no engine named {engine!r}; use one of {', '.join(ENGINES)}")
    return _Here(work) if n_jobs == 1 else _Processes(work, n_jobs)


class _Here(Generic[R]):
    width = 1

    def __init__(self, work: Callable[[Any], R]) -> None:
        self._work = work

    def submit(self, block: Any) -> Any:
        future: Future[R] = Future()
        try:
            future.set_result(self._work(block))
        except Exception as error:  # noqa: BLE001 - given on by result
            future.set_exception(error)
        return future

    def result(self, future: Any) -> R:
        done: R = future.result()
        return done

    def restart(self) -> None:
        pass

    def close(self) -> None:
        pass


_WORK: Callable[[Any], Any] | None = None


def _take(work: Callable[[Any], Any]) -> None:
    global _WORK
    _WORK = work


def _do(block: Any) -> Any:
    if _WORK is None:
        raise RuntimeError("a worker was not told its work")
    return _WORK(block)


class _Processes(Generic[R]):
    """Processes by joblib's loky, which needs no guard in the user's script."""

    def __init__(self, work: Callable[[Any], R], n_jobs: int) -> None:
        self._work = work
        self._n_jobs = n_jobs
        self.width = 3 * n_jobs
        self._open()

    def _open(self) -> None:
        from joblib.externals.loky import ProcessPoolExecutor

        self._executor = ProcessPoolExecutor(
            self._n_jobs, initializer=_take, initargs=(self._work,)
        )

    def submit(self, block: Any) -> Any:
        try:
            return self._executor.submit(_do, block)
        except BrokenProcessPool as error:
            future: Future[R] = Future()
            future.set_exception(error)
            return future

    def result(self, future: Any) -> R:
        try:
            done: R = future.result()
        except BrokenProcessPool as error:
            raise WorkerDied(" ".join(str(error).split())) from error
        return done

    def restart(self) -> None:
        self._executor.shutdown(wait=False, kill_workers=True)
        self._open()

    def close(self) -> None:
        self._executor.shutdown(wait=True, kill_workers=True)


class _Dask(Generic[R]):
    def __init__(self, work: Callable[[Any], R], scheduler: str | None) -> None:
        try:
            distributed: Any = import_module("distributed")
        except ImportError as error:
            raise InputError(
                "the engine 'dask' needs Dask: pip install 'stancekit[dask]'"
            ) from error
        if scheduler is None:
            raise InputError("the engine 'dask' needs --scheduler ADDRESS, such as tcp://host:8786")
        try:
            self._client = distributed.Client(scheduler, timeout="10s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(f"no Dask scheduler at {scheduler}: {error}") from error
        self._address = scheduler
        self._died = distributed.scheduler.KilledWorker
        self._work = self._client.scatter(work, broadcast=True, hash=False)
        self.width = 3 * max(1, sum(self._client.nthreads().values()))

    def submit(self, block: Any) -> Any:
        # Dask gives a block to another worker when one dies, a few times
        return self._client.submit(_call, self._work, block, pure=False)

    def result(self, future: Any) -> R:
        try:
            done: R = future.result()
        except self._died as error:
            raise WorkerDied(" ".join(str(error).split())) from error
        except Exception as error:
            if self._client.status != "running":
                raise InputError(
                    f"the Dask scheduler at {self._address} is gone: start it and run the same "
                    "command again, which goes on where it stopped"
                ) from error
            raise
        finally:
            future.release()
        return done

    def restart(self) -> None:
        pass  # the cluster is its owner's

    def close(self) -> None:
        self._client.close()


def _call(work: Callable[[Any], Any], block: Any) -> Any:
    return work(block)
