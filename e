/dev/fd/3: line 19: ./j: No such file or directory
